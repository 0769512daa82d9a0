// The vendor's own client for Node.js: lists accounts and projects with a signature, and asks for a token of the whole account.
const { GlobalCredentials } = require('@huaweicloud/huaweicloud-sdk-core');
const iam = require('@huaweicloud/huaweicloud-sdk-iam/v3/public-api');

async function main(url, accessKey, secretKey) {
  const credentials = new GlobalCredentials()
    .withAk(accessKey).withSk(secretKey).withDomainId('65382450e8f64ac0870cd180d14e684b');
  const client = iam.IamClient.newBuilder().withCredential(credentials).withEndpoint(url).build();
  const domains = await client.keystoneListAuthDomains(new iam.KeystoneListAuthDomainsRequest());
  const projects = await client.keystoneListProjects(new iam.KeystoneListProjectsRequest());
  const user = new iam.PwdPasswordUser().withName('username').withPassword('password')
    .withDomain(new iam.PwdPasswordUserDomain().withName('domainname'));
  const identity = new iam.PwdIdentity().withMethods(['password']).withPassword(new iam.PwdPassword().withUser(user));
  const scope = new iam.AuthScope().withDomain(new iam.AuthScopeDomain().withName('domainname'));
  const body = new iam.KeystoneCreateUserTokenByPasswordRequestBody()
    .withAuth(new iam.PwdAuth().withIdentity(identity).withScope(scope));
  const answer = await client.keystoneCreateUserTokenByPassword(
    new iam.KeystoneCreateUserTokenByPasswordRequest().withBody(body));
  if (!answer['X-Subject-Token'] || !answer.token.user.id) throw new Error(JSON.stringify(answer));
  console.log(answer.token.user.name, '-', answer.token.domain.id, domains.domains[0].name, projects.projects.length);
}

main(...process.argv.slice(2)).catch((e) => { console.error(e); process.exit(1); });
