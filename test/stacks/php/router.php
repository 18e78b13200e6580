<?php
// Serves adm_ws.php and wf_ws.php with PHP's own SoapServer. Every method writes down what SoapServer handed to it.
ini_set('soap.wsdl_cache_enabled', '0');
$folder = getenv('STACK_FOLDER');
$service = preg_match('#/(adm_ws|wf_ws)\.php$#', parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH), $found) ? $found[1] : null;
if ($service === null) {
	http_response_code(404);
	exit;
}

class Received {
	public function __call($method, $arguments) {
		$line = json_encode(['method' => $method, 'received' => $arguments[0] ?? null],
			JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR);
		file_put_contents(getenv('STACK_FOLDER') . '/journal.jsonl', $line . "\n", FILE_APPEND | LOCK_EX);
		$answer = getenv('STACK_FOLDER') . "/answers/$method";
		if (file_exists($answer)) return json_decode(file_get_contents($answer), true, 8, JSON_THROW_ON_ERROR);
		return ['Status' => 'SUCCESS', 'Code' => 1, 'Detail' => 'Done', 'return' => '1'];
	}
}

$server = new SoapServer("$folder/$service.wsdl", [
	'soap_version' => SOAP_1_1,
	'encoding' => 'UTF-8',
	'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
]);
$server->setObject(new Received());
$server->handle();
