/** Of the node: what saved workflows name stays as it was, new nodes get the last. */
export const softExpertVersions = [1, 1.1];
