import type { IHttpRequestOptions, INodeProperties } from 'n8n-workflow';
import type { Credentials } from '../operation/dialect';

/** The fields that every credential of this package ends with. */
export const tlsProperties: INodeProperties[] = [
	{
		displayName: 'Ignore SSL Issues (Insecure)',
		name: 'ignoreSslIssues',
		type: 'boolean',
		default: false,
		description: 'Whether to connect even if SSL certificate validation is not possible',
	},
	{
		displayName: 'Use Own Certificates',
		name: 'useCertificates',
		type: 'boolean',
		default: false,
		description: 'Whether the server has a certificate of an own authority, or asks for a client certificate',
	},
	{
		displayName: 'CA Certificate',
		name: 'ca',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: '-----BEGIN CERTIFICATE-----',
		description: 'Certificate of the authority that signed the server certificate, in PEM form',
		displayOptions: { show: { useCertificates: [true] } },
	},
	{
		displayName: 'Client Certificate',
		name: 'certificate',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: '-----BEGIN CERTIFICATE-----',
		description: 'Certificate that n8n shows to the server, in PEM form',
		displayOptions: { show: { useCertificates: [true] } },
	},
	{
		displayName: 'Private Key',
		name: 'privateKey',
		type: 'string',
		typeOptions: { password: true, rows: 3 },
		default: '',
		description: 'Private key of the client certificate, in PEM form',
		displayOptions: { show: { useCertificates: [true] } },
	},
	{
		displayName: 'Passphrase',
		name: 'passphrase',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		description: 'Passphrase of the private key, if it has one',
		displayOptions: { show: { useCertificates: [true] } },
	},
];

/** What is stored beside the token. */
export const sessionProperties: INodeProperties[] = [
	// n8n keeps the token when somebody changes address or user of the credential.
	{ displayName: 'Session Owner', name: 'sessionOwner', type: 'hidden', default: '' },
	// Which worker renews the session that has ended (`engine/renewal.ts`).
	{ displayName: 'Session Renewal', name: 'sessionRenewal', type: 'hidden', default: '' },
];

/** Masked inputs keep only one line: a PEM text pasted there arrives with blanks instead of line ends. */
function pem(value: unknown): string | undefined {
	const text = typeof value === 'string' ? value.trim() : '';
	const match = /^(-----BEGIN [A-Z0-9 ]+-----)([\s\S]*?)(-----END [A-Z0-9 ]+-----)$/.exec(text);
	if (!match || text.includes('\n')) return text === '' ? undefined : text;
	return [match[1], match[2].trim().replace(/\s+/g, '\n'), match[3]].join('\n');
}

/** TLS options of a request. A certificate field only counts while its switch is on. */
export function tlsOptions(
	credentials: Credentials,
): Pick<IHttpRequestOptions, 'agentOptions' | 'skipSslCertificateValidation'> {
	const options: ReturnType<typeof tlsOptions> = {};
	if (credentials.ignoreSslIssues === true) options.skipSslCertificateValidation = true;
	if (credentials.useCertificates === true) {
		const certificates = {
			ca: pem(credentials.ca),
			cert: pem(credentials.certificate),
			key: pem(credentials.privateKey),
			passphrase: (credentials.passphrase as string) || undefined,
		};
		options.agentOptions = Object.fromEntries(
			Object.entries(certificates).filter(([, value]) => value !== undefined),
		);
	}
	return options;
}
