/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- invented logins of a simulation that listens on 127.0.0.1 only */

/** One working login per system, and the paths below the sandbox's address. Published on purpose: nothing here is real. */
export const sandboxLogins = {
	archer: {
		path: '/archer',
		instanceName: 'Sandbox',
		userName: 'api.n8n',
		password: 'Archer-Sandbox-1',
	},
	/** A second Archer account, for runs that must not end the first one's session. */
	archerSecond: {
		path: '/archer',
		instanceName: 'Sandbox',
		userName: 'api.second',
		password: 'Archer-Sandbox-2',
	},
	archerDomain: {
		path: '/archer',
		instanceName: 'Sandbox',
		userName: 'api.domain',
		password: 'Archer-Sandbox-3',
		usersDomain: 'CORP',
	},
	softExpert: {
		path: '/apigateway/se/ws/adm_ws.php',
		apiKey:
			'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJpbnRlZ3JhdGlvbiJ9.c2FuZGJveC1zaWduYXR1cmUtbm90LXJlYWw',
		userName: 'integration',
		password: 'SoftExpert-Sandbox-1',
		domain: 'SE Suite',
		licenceKey: 'LICENCE-STAFF',
	},
	assureSign: {
		path: '/Services/DocumentNOW/v2/DocumentNOW.svc',
		userName: 'api@sandbox.test',
		password: 'AssureSign-Sandbox-1',
		contextIdentifier: '06c4a84a-693c-46cb-8df2-40a8215aa056',
		secondContextIdentifier: '7d1f0b52-2c0e-4a3b-9a4e-5f6b1c2d3e4f',
	},
	/** A user whose password has run out: the right password is refused with a page to visit. */
	assureSignExpired: { userName: 'expired@sandbox.test', password: 'AssureSign-Expired-1' },
	/** The password of every other AssureSign user. */
	assureSignOthers: { password: 'AssureSign-Person-1' },
} as const;
