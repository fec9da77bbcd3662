/**
 * The screens shown so far, as entries of the browser's history.
 * An entry holds the id of its screen and how many of ours lie before it; the address stays as it is.
 */
export class Trail {
  /** @param {(screen: string) => void} onReturn called when the visitor comes back to a screen */
  constructor(onReturn) {
    this.onReturn = onReturn;
  }

  /** @returns {{screen: string, depth: number} | undefined} */
  get #entry() {
    return history.state?.entryChecker;
  }

  /** @returns {string | undefined} the screen of the present entry */
  get screen() {
    return this.#entry?.screen;
  }

  get canGoBack() {
    return (this.#entry?.depth ?? 0) > 0;
  }

  /** @param {string} screen */
  push(screen) {
    const depth = (this.#entry?.depth ?? 0) + 1;
    history.pushState({ entryChecker: { screen, depth } }, "");
  }

  /** @param {string} screen */
  replace(screen) {
    const depth = this.#entry?.depth ?? 0;
    history.replaceState({ entryChecker: { screen, depth } }, "");
  }

  back() {
    history.back();
  }

  handleEvent() {
    if (this.screen) this.onReturn(this.screen);
  }

  listen() {
    addEventListener("popstate", this);
  }

  stopListening() {
    removeEventListener("popstate", this);
  }
}

/**
 * The screens shown so far, kept here: entries of a frame would come between its page and the back button.
 *
 * @implements {Pick<Trail, keyof Trail>}
 */
export class TrailInFrame {
  /** @type {string[]} */
  #screens = [];

  /** @param {(screen: string) => void} onReturn */
  constructor(onReturn) {
    this.onReturn = onReturn;
  }

  get screen() {
    return this.#screens.at(-1);
  }

  get canGoBack() {
    return this.#screens.length > 1;
  }

  /** @param {string} screen */
  push(screen) {
    this.#screens.push(screen);
  }

  /** @param {string} screen */
  replace(screen) {
    this.#screens.splice(-1, 1, screen);
  }

  back() {
    this.#screens.pop();
    this.handleEvent();
  }

  handleEvent() {
    if (this.screen) this.onReturn(this.screen);
  }

  listen() {}

  stopListening() {}
}
