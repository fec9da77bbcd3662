/** Whether the page stands in another one. */
export const isFramed = window !== window.parent;
