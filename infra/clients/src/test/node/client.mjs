// What a program does with node-vault, step by step; prints each result as one line of JSON.
import { readFileSync } from 'node:fs';
import vault from 'node-vault';

const tls = { ca: readFileSync(process.env.VAULT_CACERT) };
const connect = (token, more = {}) =>
  vault({ endpoint: process.env.VAULT_ADDR, token, requestOptions: tls, ...more });
const print = (step, result) => console.log(JSON.stringify({ step, result }));

/** The status of an answer that is expected to be a refusal. */
const refusal = async (question) => {
  try {
    await question;
    return 200;
  } catch (error) {
    return error.response.statusCode;
  }
};

const operator = connect(process.env.VAULT_TOKEN);

const platform = async () => {
  print('health', await operator.health());
  print('status', await operator.status());
};

const keys = async () => {
  const name = 'node-orders';
  await operator.transitCreateKey({ name, type: 'aes256-gcm96' });
  print('key', (await operator.transitReadKey({ name })).data);
  const sealed = await operator.encryptData({ name, plaintext: 'aGVsbG8=' });
  await operator.write(`transit/keys/${name}/rotate`, {});
  const { ciphertext, key_version } = (
    await operator.rewrapData({ name, ciphertext: sealed.data.ciphertext })
  ).data;
  print('rewrapped', key_version);
  print('opened', (await operator.decryptData({ name, ciphertext })).data.plaintext);
  const batch = await operator.encryptData({
    name,
    batch_input: [{ plaintext: 'b25l' }, { plaintext: 'dHdv' }],
  });
  const opened = await operator.decryptData({
    name,
    batch_input: batch.data.batch_results.map((one) => ({ ciphertext: one.ciphertext })),
  });
  print('batch', opened.data.batch_results.map((one) => one.plaintext));
  print('listed', (await operator.transitListKeys()).data.keys.includes(name));
};

const secrets = async () => {
  const path = 'secret/data/node/db';
  await operator.write(path, { data: { user: 'shop', password: 'a' } });
  await operator.update(path, { data: { password: 'b' } });
  print('secret', (await operator.read(path)).data.data);
  print('folder', (await operator.list('secret/metadata/node')).data.keys);
  const withoutList = connect(process.env.VAULT_TOKEN, { noCustomHTTPVerbs: true });
  print('folder by GET', (await withoutList.list('secret/metadata/node')).data.keys);
  await operator.delete(path);
  print('deleted', await refusal(operator.read(path)));
};

const sessions = async () => {
  const role_name = process.env.PROGRAM;
  const { role_id } = (await operator.getApproleRoleId({ role_name })).data;
  const { secret_id } = (await operator.getApproleRoleSecret({ role_name })).data;
  const program = connect(undefined);
  print('login', (await program.approleLogin({ role_id, secret_id })).auth);
  print('renewed', (await program.tokenRenewSelf()).auth);
  await program.tokenRevokeSelf();
  print('revoked', await refusal(program.tokenLookupSelf()));
};

await platform();
await keys();
await secrets();
await sessions();
