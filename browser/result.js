/** @import {Action, Cite, Description, Document, Glance, Links, Note, TravellerDescription} from "./types.js" */
import { html, nothing } from "lit";
import { replies } from "./answered.js";
import { zoneHint } from "./fields/controls.js";
import { sign } from "./signs.js";
import { timelineList } from "./timeline.js";
import { marked } from "./words.js";

/** @typedef {{links: Links, headings: Record<string, string>}} Frame */

const FEW = 4; // travellers who are all shown whole

/**
 * @param {Description} description
 * @param {Links} links
 * @param {string} zone what to say of times to a visitor elsewhere
 */
export function resultView(description, links, zone) {
  const { verdict, label, headline, version, change, notice, party, travellers, sources, headings } = description;
  const frame = { links, headings };
  return html`<article class="checker-result">
    <header class="checker-verdict" data-state=${verdict}>
      ${sign(verdict)}
      <div>
        <p class="checker-label">${label}</p>
        <h2 class="checker-heading" tabindex="-1">${marked(headline)}</h2>
      </div>
    </header>
    ${version ? html`<p class="checker-version">${version}</p>` : nothing}
    ${change ? html`<p class="checker-change">${marked(change)}</p>` : nothing}
    <p class="checker-notice">${notice}</p>
    ${zoneHint(zone)}
    ${party ? partyView(party, headings.party) : nothing}
    ${travellers.map((traveller) => (party ? memberView(traveller, frame, travellers.length) : travellerView(traveller, frame)))}
    ${sources.length ? html`<h3>${headings.sources}</h3>${cites(sources, links)}` : nothing}
  </article>`;
}

/**
 * @param {Glance} party
 * @param {string | undefined} heading
 */
function partyView({ people, documents }, heading) {
  return html`<section class="checker-party" aria-labelledby="entry-party">
    <h3 id="entry-party">${heading}</h3>
    <ul>${people.map(({ verdict, label, names }) => stateLine(verdict, label, names))}</ul>
    <dl>${documents.map(({ name, people }) => html`<div>
      <dt>${marked(name)}</dt>
      <dd><ul>${people.map(({ status, state, names }) => stateLine(status, state, names))}</ul></dd>
    </div>`)}</dl>
  </section>`;
}

/** @param {string} state @param {string} label @param {string} names */
function stateLine(state, label, names) {
  return html`<li data-state=${state}>${sign(state)}<p><strong class="checker-state">${label}</strong> ${marked(names)}</p></li>`;
}

/**
 * One of a party; in a large one, those who are ready are folded away.
 *
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 * @param {number} party
 */
function memberView(traveller, frame, party) {
  const { title, verdict, label, headline } = traveller;
  return html`<details class="checker-member" data-state=${verdict} ?open=${party <= FEW || verdict !== "ready"}>
    <summary>
      <h3>${marked(title)}</h3>
      <p>${sign(verdict)}<strong>${label}</strong></p>
    </summary>
    ${headline === label ? nothing : html`<p>${marked(headline)}</p>`}
    ${travellerView(traveller, frame)}
  </details>`;
}

/**
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 */
function travellerView(traveller, frame) {
  const parts = [documentList, actionList, timelinePart, becauseList, noteList].map((part) => part(traveller, frame));
  return html`<section class="checker-traveller">
    ${traveller.clears ? html`<p class="checker-clears">${traveller.clears}</p>` : nothing}
    ${traveller.documents.length ? nothing : cites(traveller.cites, frame.links)}
    ${parts}
  </section>`;
}

/**
 * @param {TravellerDescription} traveller
 * @param {string | undefined} text
 */
function partHeading({ title }, text) {
  return title ? html`<h4>${text}</h4>` : html`<h3>${text}</h3>`;
}

/**
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 */
function documentList(traveller, { headings, links }) {
  if (!traveller.documents.length) return nothing;
  const items = traveller.documents.map((document) => documentView(document, links));
  return html`${partHeading(traveller, headings.documents)}<ul class="checker-documents">${items}</ul>`;
}

/** @param {Document} document @param {Links} links */
function documentView({ status, name, state, detail, aside, cites: rests }, links) {
  return html`<li data-state=${status}>
    ${sign(status)}
    <div>
      <p><strong>${marked(name)}</strong> <span class="checker-state">${state}</span></p>
      ${detail ? html`<p class="checker-detail">${marked(detail)}</p>` : nothing}
      ${aside ? html`<p class="checker-detail">${marked(aside)}</p>` : nothing}
      ${cites(rests, links)}
    </div>
  </li>`;
}

/**
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 */
function actionList(traveller, { headings, links }) {
  if (!traveller.actions.length) return nothing;
  const items = traveller.actions.map((action) => actionView(action, links));
  return html`${partHeading(traveller, headings.actions)}<ol class="checker-actions">${items}</ol>`;
}

/** @param {Action} action @param {Links} links */
function actionView({ text, detail, bring, cites: rests }, links) {
  return html`<li>
    <p>${marked(text)}</p>
    ${detail ? html`<p class="checker-detail">${marked(detail)}</p>` : nothing}
    ${bring?.length ? html`<ul>${bring.map((item) => html`<li>${marked(item)}</li>`)}</ul>` : nothing}
    ${cites(rests, links)}
  </li>`;
}

/**
 * Open for whoever travels alone.
 *
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 */
function timelinePart({ timeline, title }, { headings }) {
  if (!timeline) return nothing;
  return html`<details class="checker-more" ?open=${!title}>
    <summary>${headings.timeline}</summary>
    ${timelineList(timeline)}
  </details>`;
}

/**
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 */
function noteList(traveller, { headings, links }) {
  if (!traveller.notes.length) return nothing;
  const items = traveller.notes.map((note) => noteView(note, links));
  return html`${partHeading(traveller, headings.notes)}<ul class="checker-notes">${items}</ul>`;
}

/** @param {Note} note @param {Links} links */
function noteView({ text, reading, cites: rests }, links) {
  const more = reading && link(reading.label, links.not_covered && `${links.not_covered}#${reading.id.toLowerCase()}`);
  return html`<li><p>${marked(text)}</p>${cites(rests, links, more)}</li>`;
}

/**
 * @param {TravellerDescription} traveller
 * @param {Frame} frame
 */
function becauseList({ because }, { headings }) {
  if (!because.length) return nothing;
  return html`<details class="checker-more">
    <summary>${headings.because}</summary>
    ${replies(because)}
  </details>`;
}

/**
 * @param {Cite[]} rests
 * @param {Links} links
 * @param {unknown} [more]
 */
function cites(rests, links, more) {
  if (!rests.length && !more) return nothing;
  const linked = rests.map(({ id, label }) => html`<li>${link(label, links.cites[id])}</li>`);
  return html`<ul class="checker-cites">${linked}${more ? html`<li>${more}</li>` : nothing}</ul>`;
}

/** @param {string} label @param {string | undefined} address */
function link(label, address) {
  return address ? html`<a href=${address}>${label}</a>` : label;
}
