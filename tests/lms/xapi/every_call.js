// Every call that @xapi/xapi has, against the endpoint given; answers what came of it.
async ([endpoint, key, secret, version]) => {
  const lrs = new XAPI({endpoint, auth: XAPI.toBasicAuth(key, secret), version, adapter: "fetch"});
  const agent = {objectType: "Agent", mbox: "mailto:alice@example.no"};
  const activityId = "http://example.no/activities/1", profileId = "p", stateId = "s";
  const statement = {actor: agent, verb: XAPI.Verbs.COMPLETED, object: {id: activityId}, result: {duration: XAPI.calculateISO8601Duration(new Date(0), new Date(90500))}};
  const said = {};
  const failed = async (act) => { try { await act(); return "accepted"; } catch (error) { return error.message; } };
  said.about = (await lrs.getAbout()).data.version;
  const sent = await lrs.sendStatement({statement});
  said.consistent = sent.headers["x-experience-api-consistent-through"];
  const id = sent.data[0];
  said.sent = (await lrs.sendStatements({statements: [statement, statement]})).data.length;
  const found = await lrs.getStatement({statementId: id, format: "exact"});
  said.found = found.data.id === id && found.headers["x-experience-api-version"];
  const first = (await lrs.getStatements({agent, verb: XAPI.Verbs.COMPLETED.id, activity: activityId, limit: 2, ascending: true})).data;
  const rest = (await lrs.getMoreStatements({more: first.more})).data;
  said.pages = [first.statements.length, rest.statements.length];
  await lrs.voidStatement({actor: agent, statementId: id});
  said.voided = (await lrs.getVoidedStatement({voidedStatementId: id})).data.id === id;
  const bytes = new TextEncoder().encode("here is a simple attachment");
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  const sha2 = Array.from(new Uint8Array(digest)).map(byte => byte.toString(16).padStart(2, "0")).join("");
  const attachment = {usageType: XAPI.AttachmentUsages.SUPPORTING_MEDIA, display: {en: "It"}, contentType: "text/plain", length: bytes.length, sha2};
  const attached = await lrs.sendStatement({statement: {...statement, attachments: [attachment]}, attachments: [bytes.buffer]});
  const parts = (await lrs.getStatement({statementId: attached.data[0], attachments: true})).data;
  said.attached = parts[1];
  await lrs.createState({agent, activityId, stateId, state: {page: 1}});
  await lrs.createState({agent, activityId, stateId, state: {seen: true}});
  const state = await lrs.getState({agent, activityId, stateId});
  said.state = state.data;
  await lrs.setState({agent, activityId, stateId, state: {page: 2}, etag: state.headers.etag, matchHeader: "If-Match"});
  said.stale = await failed(() => lrs.setState({agent, activityId, stateId, state: {page: 3}, etag: state.headers.etag, matchHeader: "If-Match"}));
  said.states = (await lrs.getStates({agent, activityId})).data;
  await lrs.deleteState({agent, activityId, stateId});
  await lrs.deleteStates({agent, activityId});
  said.noStates = (await lrs.getStates({agent, activityId})).data;
  for (const [kind, place] of [["Activity", {activityId}], ["Agent", {agent}]]) {
    await lrs[`create${kind}Profile`]({...place, profileId, profile: {a: 1}, etag: "*", matchHeader: "If-None-Match"});
    const profile = await lrs[`get${kind}Profile`]({...place, profileId});
    await lrs[`set${kind}Profile`]({...place, profileId, profile: {b: 2}, etag: profile.headers.etag, matchHeader: "If-Match"});
    said[kind] = [(await lrs[`get${kind}Profiles`](place)).data, (await lrs[`get${kind}Profile`]({...place, profileId})).data];
    await lrs[`delete${kind}Profile`]({...place, profileId});
  }
  said.activity = (await lrs.getActivity({activityId})).data.id;
  said.person = (await lrs.getAgent({agent})).data;
  said.refused = await failed(() => lrs.sendStatement({statement: {...statement, verb: {id: "x"}}}));
  said.unknown = await failed(() => new XAPI({endpoint, auth: XAPI.toBasicAuth("a", "b"), version, adapter: "fetch"}).getStatements());
  return said;
}
