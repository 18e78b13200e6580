/**
 * A SOAP server that answers at once, or after the milliseconds that the first part of the path says: `/20/ws/x.asmx`. A process
 * of its own, so that its work is not counted. Prints its port.
 */
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';

const namespace = 'http://archer-tech.com/webservices/';
const answers = {
	CreateUserSessionFromInstance: 'A'.repeat(32),
	UpdateUserName: '1',
	LookupUserId: '221',
};

const envelope = (name, result) =>
	`<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><${name}Response xmlns="${namespace}"><${name}Result>${result}</${name}Result></${name}Response></soap:Body></soap:Envelope>`;

const description = (port) => `<?xml version="1.0"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="${namespace}" xmlns:s="http://www.w3.org/2001/XMLSchema" targetNamespace="${namespace}">
<types><s:schema elementFormDefault="qualified" targetNamespace="${namespace}">
<s:element name="LookupUserId"><s:complexType><s:sequence><s:element name="sessionToken" type="s:string"/><s:element name="username" type="s:string"/></s:sequence></s:complexType></s:element>
<s:element name="LookupUserIdResponse"><s:complexType><s:sequence><s:element name="LookupUserIdResult" type="s:int"/></s:sequence></s:complexType></s:element>
</s:schema></types>
<message name="in"><part name="parameters" element="tns:LookupUserId"/></message><message name="out"><part name="parameters" element="tns:LookupUserIdResponse"/></message>
<portType name="port"><operation name="LookupUserId"><input message="tns:in"/><output message="tns:out"/></operation></portType>
<binding name="binding" type="tns:port"><soap:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="LookupUserId"><soap:operation soapAction="${namespace}LookupUserId" style="document"/><input><soap:body use="literal"/></input><output><soap:body use="literal"/></output></operation></binding>
<service name="service"><port name="port" binding="tns:binding"><soap:address location="http://127.0.0.1:${port}/0/ws/accesscontrol.asmx"/></port></service>
</definitions>`;

let inFlight = 0;
let most = 0;

const server = createServer((request, response) => {
	if (request.url === '/most') {
		response.end(String(most));
		most = 0;
		return;
	}
	inFlight += 1;
	most = Math.max(most, inFlight);
	request.resume();
	request.on('end', async () => {
		const latency = Number(request.url.split('/')[1]);
		if (latency > 0) await setTimeout(latency);
		inFlight -= 1;
		if (request.method === 'GET') {
			response.end(description(server.address().port));
			return;
		}
		const name = /([A-Za-z]+)"?$/.exec(request.headers.soapaction ?? '')?.[1] ?? 'LookupUserId';
		response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' });
		response.end(envelope(name, answers[name] ?? '1'));
	});
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
