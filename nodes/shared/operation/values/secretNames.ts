/** By name, because a node gets the values of a credential without the properties of its type; a test compares the two. */
const secretName = /password|token|secret|api_?key|private_?key|passphrase|context/i;

/** Whether a field of a credential holds a secret. */
export function isSecretName(name: string): boolean {
	return secretName.test(name);
}

/** The same of parameters that people have named, in the languages of the three systems' customers. */
export function isSecretParameter(name: string): boolean {
	return isSecretName(name) || /pwd|pass|senha|clave|contrase/i.test(name);
}
