/** Whether the page stands in another one. */
export const isFramed = window !== window.parent;

/** A sandboxed frame is of no origin, and may not open the dialogue of the printer. */
export const canPrint = !isFramed || self.origin !== "null";
