/** How many requests a key may make in a minute, unless somebody says otherwise, and the most anybody can say. */
export const USUAL_PER_MINUTE = 600;
export const MOST_PER_MINUTE = 6000;
