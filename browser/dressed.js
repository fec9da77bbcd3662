import { dress } from "./appearance.js";
import { inFragment } from "./fragment.js";

// Before the checker takes the fragment away, and before anything is drawn.
dress({ theme: inFragment("theme"), accent: inFragment("accent") });
