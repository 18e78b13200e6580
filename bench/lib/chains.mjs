/** The same work by our node, and as one does it without a node for the system. */

const soapRequest = (user) =>
	`=<?xml version="1.0" encoding="utf-8"?><Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><LookupUserId xmlns="http://archer-tech.com/webservices/"><sessionToken>AAAA</sessionToken><username>${user}</username></LookupUserId></Body></Envelope>`;

/** HTTP Request with the envelope as its body, as one writes it without a node for the system, and XML behind it. */
export const httpAndXml = (address, options = {}) => [
	{
		type: 'http',
		parameters: {
			method: 'POST',
			url: `${address}/ws/accesscontrol.asmx`,
			sendHeaders: true,
			headerParameters: {
				parameters: [{ name: 'SOAPAction', value: '"http://archer-tech.com/webservices/LookupUserId"' }],
			},
			sendBody: true,
			contentType: 'raw',
			rawContentType: 'text/xml; charset=utf-8',
			body: soapRequest('{{ $json.userName }}'),
			options,
		},
	},
	{ type: 'xml', parameters: { mode: 'xmlToJson', dataPropertyName: 'data', options: {} } },
];

/** Archer with no expression, one or two. */
export const archer = {
	none: () => [
		{
			type: 'archer',
			parameters: {
				resource: 'user',
				operation: 'lookUpId',
				userName: 'user1',
				options: { parallelRequests: 10 },
			},
		},
	],
	one: (parallelRequests = 10) => [
		{
			type: 'archer',
			parameters: {
				resource: 'user',
				operation: 'lookUpId',
				userName: '={{ $json.userName }}',
				options: { parallelRequests },
			},
		},
	],
	two: () => [
		{
			type: 'archer',
			parameters: {
				resource: 'user',
				operation: 'rename',
				userId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				userName: '={{ $json.userName }}',
				options: { parallelRequests: 10 },
			},
		},
	],
};
