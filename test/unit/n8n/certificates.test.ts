import { tlsOptions } from '../../../nodes/shared/n8n/connection';

/** Certificates as n8n stores them: masked inputs keep one line, where the line ends have become blanks. */
const key = '-----BEGIN PRIVATE KEY-----\nAAAA\nBBBB\n-----END PRIVATE KEY-----';
const encrypted =
	'-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\nAAAA\n-----END RSA PRIVATE KEY-----';
const used = (more: object) => tlsOptions({ useCertificates: true, ...more });

test.each([
	[key, key],
	[key.replaceAll('\n', ' '), key],
	[`  ${key.replaceAll('\n', '  ')}\n`, key],
	[encrypted, encrypted],
	['no certificate', 'no certificate'],
	[`note ${key.replaceAll('\n', ' ')}`, `note ${key.replaceAll('\n', ' ')}`],
	[`${key.replaceAll('\n', ' ')} note`, `${key.replaceAll('\n', ' ')} note`],
	['-----BEGIN key----- A -----END key-----', '-----BEGIN key----- A -----END key-----'],
	['-----BEGIN KEY-----A   B\tC-----END KEY-----', '-----BEGIN KEY-----\nA\nB\nC\n-----END KEY-----'],
	['-----BEGIN KEY-----\nA B\n-----END KEY-----', '-----BEGIN KEY-----\nA B\n-----END KEY-----'],
	['', undefined],
	['  ', undefined],
	[undefined, undefined],
	[7, undefined],
])('%j is used as %j', (given, expected) => {
	expect(used({ privateKey: given })).toEqual({
		agentOptions: expected === undefined ? {} : { key: expected },
	});
});

test('each field has its place', () => {
	expect(used({ ca: 'a', certificate: 'b', privateKey: 'c', passphrase: ' d ' })).toEqual({
		agentOptions: { ca: 'a', cert: 'b', key: 'c', passphrase: ' d ' },
	});
});

test('nothing counts while its switch is off', () => {
	expect(tlsOptions({ ca: 'a', certificate: 'b', privateKey: 'c', passphrase: 'd' })).toEqual({});
	expect(tlsOptions({ ignoreSslIssues: 'true', useCertificates: 1 })).toEqual({});
	expect(tlsOptions({ ignoreSslIssues: true })).toEqual({ skipSslCertificateValidation: true });
});
