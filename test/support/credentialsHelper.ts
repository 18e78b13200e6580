import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type ICredentialType,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeCredentialsDetails,
	type INodeProperties,
	NodeHelpers,
} from 'n8n-workflow';

/** Credentials as n8n stores them: one store may be shared by several executions, as main process and workers share it. */
export class CredentialStore {
	private readonly rows = new Map<string, ICredentialDataDecryptedObject>();

	/** How often a sign-in wrote its token back. */
	writes = 0;

	set(id: string, data: ICredentialDataDecryptedObject): void {
		this.rows.set(id, { ...data });
	}

	get(id: string): ICredentialDataDecryptedObject {
		const row = this.rows.get(id);
		if (row === undefined) throw new Error(`No credential ${id}`);
		return { ...row };
	}
}

/**
 * Does what n8n's own credentials helper does with `preAuthentication` and `authenticate` (n8n 2.41.1,
 * credentials-helper): sign in when the expirable property is empty or declared expired, merge the result into the stored
 * credential, hand the decrypted data with the defaults of its type to `authenticate`.
 */
export class TestCredentialsHelper extends ICredentialsHelper {
	constructor(
		private readonly types: Record<string, ICredentialType>,
		private readonly store: CredentialStore,
	) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.types[typeName];
		if (typeof authenticate !== 'function') throw new Error(`${typeName} has no authenticate function`);
		return await authenticate.call(this.types[typeName], credentials, requestOptions);
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const type = this.types[typeName];
		const expirable = type.properties.find(
			(property) => property.type === 'hidden' && property.typeOptions?.expirable === true,
		);
		if (!expirable || !type.preAuthentication) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = await type.preAuthentication.call(helpers, credentials);
		if (output[expirable.name] === undefined) return undefined;
		const id = node.credentials![typeName].id!;
		this.store.set(id, { ...this.store.get(id), ...(output as ICredentialDataDecryptedObject) });
		this.store.writes++;
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The tests read credentials decrypted only');
	}

	async getDecrypted(
		_additionalData: unknown,
		nodeCredentials: INodeCredentialsDetails,
		type: string,
	): Promise<ICredentialDataDecryptedObject> {
		const stored = this.store.get(nodeCredentials.id!);
		const withDefaults = NodeHelpers.getNodeParameters(
			this.types[type].properties,
			stored as never,
			true,
			false,
			null,
			null,
		);
		return withDefaults as ICredentialDataDecryptedObject;
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(type: string): INodeProperties[] {
		return this.types[type].properties;
	}
}
