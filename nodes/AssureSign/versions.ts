/** Of the node and its trigger: what saved workflows name stays as it was, new nodes get the last. */
export const assureSignVersions = [1, 1.1];
