// What html-validate asks of every page: what the standard of HTML asks. What it lets pass is said with the reason.
export default {
  root: true,
  extends: ["html-validate:standard"],
  rules: {
    // Material's two hidden checkboxes, which open its drawer and its search, stand in the middle of its base template.
    "valid-autocomplete": "off",
  },
};
