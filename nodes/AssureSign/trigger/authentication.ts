import { createHash, timingSafeEqual } from 'node:crypto';
import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';

/**
 * Whether a call carries the secret of the credential. Both sides are hashed first, so that the comparison takes the same
 * time whatever their lengths and wherever they differ.
 */
export function isAuthorized(headers: IDataObject, credential: ICredentialDataDecryptedObject): boolean {
	if (credential.kind === 'header') {
		const name = String(credential.headerName ?? '')
			.trim()
			.toLowerCase();
		return name !== '' && isSame(headers[name], credential.headerSecret);
	}
	const { userName, password } = credential;
	if (typeof password !== 'string' || password === '') return false;
	const wanted = Buffer.from(`${String(userName ?? '')}:${password}`).toString('base64');
	const given = /^Basic +(\S+)$/i.exec(String(headers.authorization ?? ''))?.[1];
	return isSame(given, wanted);
}

/** An empty secret lets nobody in. */
function isSame(given: unknown, wanted: unknown): boolean {
	if (typeof given !== 'string' || typeof wanted !== 'string' || wanted === '') return false;
	return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
	return createHash('sha256').update(text).digest();
}
