// Serves adm_ws.php and wf_ws.php with the server of npm's `soap`. Every method writes down what its deserialiser handed over.
// In its environment: the folder with descriptions, answers and journal, the port, and where `soap` is.
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const path = require('node:path');

const { STACK_FOLDER: folder, STACK_PORT: port, STACK_SOAP: soapModule } = process.env;
const soap = require(soapModule);

function method(name) {
	return (received) => {
		appendFileSync(path.join(folder, 'journal.jsonl'), `${JSON.stringify({ method: name, received })}\n`);
		const answer = path.join(folder, 'answers', name);
		if (existsSync(answer)) return JSON.parse(readFileSync(answer, 'utf8'));
		return { Status: 'SUCCESS', Code: 1, Detail: 'Done', return: '1' };
	};
}

const server = createServer((_request, response) => {
	response.statusCode = 404;
	response.end();
});
for (const service of ['adm_ws', 'wf_ws']) {
	const description = readFileSync(path.join(folder, `${service}.wsdl`), 'utf8');
	const names = [...description.matchAll(/<input message="tns:(\w+)Request"/g)].map(([, name]) => name);
	const methods = Object.fromEntries(names.map((name) => [name, method(name)]));
	soap.listen(server, {
		path: new RegExp(`/${service}\\.php`),
		services: { service: { port: methods } },
		xml: description,
		// Texts are texts: blanks around them are part of them.
		preserveWhitespace: true,
		suppressStack: true,
	});
}
server.listen(Number(port), '127.0.0.1');
