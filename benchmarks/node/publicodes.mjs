/** Publicodes: the rules read once, then a situation for each request. */
import { readFileSync } from "node:fs";
import Engine from "publicodes";
import { parse } from "yaml";
import { contest } from "./contestant.mjs";
import { facts } from "./facts.mjs";

const RULES = new URL("rules.publicodes", import.meta.url);
const DOCUMENTS = "documents . ";
const NONE = "Non applicable"; // in a text

// What Publicodes warns of is a mistake of ours. That a rule is experimental need not be looked for.
const OPTIONS = {
  warn: { experimentalRules: false },
  logger: { log() {}, warn: refuse, error: refuse },
};

function refuse(message) {
  throw new Error(message);
}

await contest(({ requests, clauses }) => {
  const rules = { ...parse(readFileSync(RULES, "utf8")), ...clauses };
  const situations = requests.map(facts);
  return {
    facts: [requests, facts],
    rules: [situations, ruleByRule(rules)],
    text: [situations, allInOneText(rules)],
  };
});

/** Each answer is a rule that is evaluated. */
function ruleByRule(rules) {
  const engine = new Engine(rules, OPTIONS);
  const names = answers(rules);
  return (situation) => {
    engine.setSituation(situation);
    return decision(names, names.map((name) => engine.evaluate(name).nodeValue));
  };
}

/** A rule that puts all answers into one text, since every expression that is evaluated is parsed. */
function allInOneText(rules) {
  const names = answers(rules);
  const texte = names.map((name) => `{{ ${name} }}`).join("|");
  const engine = new Engine({ ...rules, answers: { texte } }, OPTIONS);
  return (situation) => {
    const values = engine.setSituation(situation).evaluate("answers").nodeValue.split("|");
    return decision(names, values.map((value) => (value === NONE ? null : value)));
  };
}

function answers(rules) {
  return ["route", "verdict", ...Object.keys(rules).filter((name) => name.startsWith(DOCUMENTS))];
}

function decision(names, [route, verdict, ...statuses]) {
  const documents = statuses.map((status, i) => [names[i + 2].slice(DOCUMENTS.length), status]);
  return { route, verdict, documents: documents.filter(([, status]) => status !== null) };
}
