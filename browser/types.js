/**
 * What passes between the page and Python, and what the page keeps.
 *
 * @typedef {Record<string, any>} Request the contract's request, as far as it is answered
 * @typedef {{request: Request, names: string[]}} Answers
 *
 * @typedef {{label: string, value: string}} Quick
 * @typedef {{
 *   value?: any, label: string, says?: string, short?: string, hint?: string, then?: Inner, advice?: string[], unsure?: boolean,
 * }} Option
 * @typedef {{verdicts: {verdict: string, label: string}[], documents?: string[]}} Prospect what can follow an answer
 * @typedef {{
 *   kind?: string, legend?: string, help?: string, options?: Option[],
 *   labels?: Record<string, string>, quick?: Quick[],
 * }} Inner a question inside an option
 * @typedef {{
 *   field: string, kind: "moment"|"party"|"stays"|"choice", legend: string, help?: string, value?: any,
 *   optional?: boolean, quick?: Quick[], default?: string, labels?: Record<string, string>, most?: number,
 *   options?: Option[], none?: {label: string}, unsure?: {label: string, paragraphs: string[]},
 *   range?: {min: string | number, max: string | number},
 * }} Field
 * @typedef {{summary: string, paragraphs: string[]}} More
 * @typedef {{id: string, heading: string, help?: string, more?: More, fields: Field[]}} Screen
 *
 * @typedef {{id: string, label: string}} Cite
 * @typedef {{
 *   id: string, status: string, name: string, state: string, detail?: string, aside?: string, cites: Cite[],
 * }} Document
 * @typedef {{id: string, text: string, detail?: string, bring?: string[], cites: Cite[]}} Action
 * @typedef {{id: string, text: string, cites: Cite[], reading?: Cite}} Note
 * @typedef {{question: string, answer: string}} Reply
 * @typedef {{id: string, at: string, when: string, text: string, state?: string}} Point
 * @typedef {{points: Point[], spans: {state: string, from: number, to: number}[]}} Timeline `spans`: from which point
 *   to which
 * @typedef {{
 *   people: {verdict: string, label: string, names: string}[],
 *   documents: {id: string, status: string, name: string, people: {status: string, state: string, names: string}[]}[],
 * }} Glance a party by verdict and by document
 * @typedef {{
 *   index: number, title: string, verdict: string, label: string, headline: string, clears?: string, documents: Document[],
 *   actions: Action[], timeline?: Timeline, notes: Note[], because: Reply[], cites: Cite[],
 * }} TravellerDescription
 * @typedef {{
 *   verdict: string, label: string, headline: string, version?: string, change?: string, notice: string, party?: Glance,
 *   travellers: TravellerDescription[], sources: Cite[], headings: Record<string, string>,
 * }} Description `version`: that these are not the rules in force at arrival; `change`: what changed last
 *
 * @typedef {{screen: string, title: string, answers: Reply[]}} Answered
 * @typedef {{field: string, message: string}} FieldError
 * @typedef {{
 *   result: Record<string, any>, screen?: Screen, description?: Description, text?: string,
 *   answered?: Answered[], errors?: FieldError[],
 * }} Consultation
 *
 * @typedef {Record<string, string>} Words
 * @typedef {{documents: string, not_covered?: string, cites: Record<string, string>}} Links a page alone has no others
 * @typedef {"memory"|"archive"} Source what Python comes up from: its memory is restored, or it imports its modules
 * @typedef {Source|"carried"|"carried, in the page"} Way how Python comes up; its memory may come with the page
 * @typedef {{address: string, bytes: number}} File
 * @typedef {Record<"engine"|"python"|"memory"|"archive", File>} Files
 * @typedef {{ways: [Source] | [Source, Source], files: Files, savesData: boolean}} Addressed
 * @typedef {Record<"python"|"memory", Blob>} Carried compressed by gzip
 * @typedef {Addressed | Carried} Start
 * @typedef {{worker: string, files: Files}} OnHost
 * @typedef {{version: string, pyodide: string, carrier: File[], host?: OnHost}} Runtime `carrier`: the scripts that carry
 *   Python where files cannot be fetched; none where the page carries it itself
 * @typedef {{opening: {lang: string, policy: string, words: Words, screens: Screen[]}, links: Links, runtime: Runtime,
 *   remaining: Record<string, Record<string, number>>}} PageData `remaining`: by policy, how many more screens come
 *   after each
 *
 * @typedef {{at: string, word: string, low?: string | number, high?: string | number}} OpenEnd
 * @typedef {any} Draft what is typed into a field so far; each kind of field has its own shape
 * @typedef {{at: string, message: string, about: string}} Problem an error, the id of its control, its question among several
 * @typedef {{value: any} | {problems: OpenEnd[]}} Reading
 * @typedef {{
 *   screen: Screen, drafts: Record<string, Draft>, problems: Problem[], answered: Answered[], key: number,
 *   policy?: string | undefined,
 * }} Visit a screen while it is shown; `policy`: by which Python shows it
 * @typedef {{description: Description, text: string}} Told a result in sentences, and the same as plain text
 * @typedef {Told & {
 *   result: Record<string, any>, answered: Answered[], key: number,
 *   comparison: import("./compare.js").Comparison, other?: Told & {lang: string},
 * }} Outcome `other`: the same in the other language, while it is shown
 * @typedef {{status: string, text: string, detail: string | undefined}} Side a state in words, for one of two results
 * @typedef {{title: string, what: string, sides: [Side | null, Side | null]}} Differing `title`: whose it is, in a party
 *
 * @typedef {{
 *   id: string, edit: (draft: Draft) => void, problemAt: (id: string) => string | undefined, zone: string,
 *   weigh: (answers: {label: string, value: any}[]) => unknown,
 * }} Ui what a field needs to draw itself
 */

export {};
