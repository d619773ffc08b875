#include "web/frame.h"

#include <algorithm>

#include "core/casework/holding.h"
#include "security/digest.h"
#include "security/tokens.h"
#include "web/assets/assets.h"
#include "web/chrome.h"
#include "web/handlers/session/resume.h"

namespace caseway::web {
namespace {

constexpr std::size_t kMostTokens = 4096;

using http::Response;

// A browser says where a post comes from; another site's is refused before its token is looked at (reliability.md G24).
bool ComesFromElsewhere(const http::Request& request) {
  const std::string_view site = request.Header("Sec-Fetch-Site");
  if (!site.empty()) return site != "same-origin" && site != "none";
  const std::string_view origin = request.Header("Origin");
  if (origin.empty()) return false;
  return origin != "https://" + std::string(request.Header("Host"));
}

Error ForgedPost() {
  return Forbidden(
      "This form was open too long or came from another page. Go back, copy what you wrote, and open the page again.");
}

std::string SignInPath(const Visit& visit) {
  if (!visit.request.IsRead() || visit.request.path == "/") return "/sign-in";
  html::Url url = html::Url::Path({"sign-in"});
  return std::move(url).Query("back", visit.request.Target()).str();
}

std::string FingerprintOf(const Visit& visit, const Plan& plan) {
  std::string asked = visit.request.path + "\n" + plan.fingerprint;
  for (const auto& field : visit.request.form) {
    if (field.name != "csrf" && field.name != "command") asked += "\n" + field.name + "=" + field.value;
  }
  const Sha256Sum sum = visit.service->digest.Sha256(asked);
  return std::string(BytesOf(sum));
}

AuditRow RowOf(const Visit& visit, const Shown& shown) {
  AuditRow row;
  row.at = visit.now;
  row.actor = visit.actor.user;
  row.session = visit.session;
  row.deed = shown.deed;
  row.route = visit.route == nullptr ? "" : std::string(visit.route->pattern);
  row.subject_kind = shown.subject_kind;
  row.shown = shown.ids;
  row.reason = shown.reason;
  row.request = visit.request.id;
  return row;
}

// What may not be known is answered as what is not there; both leave the same row, so that probing shows (G21).
bool AsksForRecord(const Visit& visit) { return visit.signed_in() && visit.route != nullptr && !visit.path.empty(); }

Shown RefusalOf(const Visit& visit) {
  Shown shown{.deed = AuditDeed::kRefused};
  for (const auto& [name, text] : visit.path) {
    const auto id = ParseReference(text);
    if (!id) continue;
    shown.subject_kind = name;
    shown.ids = {*id};
    shown.restricted = true;  // on the disk before the answer leaves, as what it may hide is
    break;
  }
  return shown;
}

bool NeedsRow(const Shown& shown) { return !shown.subject_kind.empty() || shown.deed != AuditDeed::kViewed; }

bool ServeAsset(const http::Request& request, const http::Reply& reply) {
  if (request.segments.empty() || request.segments[0] != "assets") return false;
  const auto* asset = assets::FindAsset(request.path);
  reply(asset == nullptr ? Response{404, "text/plain; charset=utf-8", "There is no such file.\n"}
                         : http::Asset(std::string(asset->bytes), std::string(asset->content_type)));
  return true;
}

}  // namespace

Frame::VisitPtr Frame::Receive(http::Request&& request) {
  auto visit = std::make_shared<Visit>();
  visit->request = std::move(request);
  visit->service = &service_;
  visit->live = service_.live.Get();
  visit->now = service_.clock.Now();
  visit->council_name = service_.council_name;
  visit->demonstration = service_.demonstration;
  return visit;
}

std::optional<Response> Frame::TurnAway(http::Request head) {
  const VisitPtr visit = Receive(std::move(head));
  Match match = FindRoute(visit->request.method, visit->request.segments);
  visit->route = match.route;
  visit->path = std::move(match.path);
  if (visit->route == nullptr) return ErrorAnswer(*visit, NotFound("There is no page at this address.")).response;
  if (!visit->route->permission) return std::nullopt;
  const bool forged = ComesFromElsewhere(visit->request);
  FindSession(*visit);
  if (!visit->signed_in() && !forged) return SignInToChooseAgain(*visit);
  const auto allowed =
      forged ? Result<void>(ForgedPost()) : access::May(visit->roles(), visit->actor, *visit->route->permission);
  if (allowed) return std::nullopt;
  Answer answer = ErrorAnswer(*visit, allowed.error());
  const auto queued = service_.log.SubmitAudit(RowOf(*visit, answer.shown));
  return queued ? std::move(answer.response) : ErrorAnswer(*visit, queued.error()).response;
}

void Frame::Serve(http::Request&& request, http::Reply reply) {
  if (ServeAsset(request, reply)) return;
  const VisitPtr visit = Receive(std::move(request));
  Match match = FindRoute(visit->request.method, visit->request.segments);
  visit->route = match.route;
  visit->path = std::move(match.path);
  FindSession(*visit);
  if (visit->route == nullptr) {
    Answer answer = ErrorAnswer(*visit, NotFound("There is no page at this address."));
    if (match.other_method) answer.response.status = 405;
    return Send(visit, std::move(answer), std::move(reply));
  }
  const bool is_deed = visit->route->deed != nullptr;
  const bool forged = is_deed && ComesFromElsewhere(visit->request);
  if (visit->route->permission && !visit->signed_in() && !forged) {
    // What was posted is not lost with the session it was typed in.
    if (is_deed) return reply(SignInToGoOn(*visit).response);
    return reply(http::SeeOther(SignInPath(*visit)));
  }
  if (is_deed && (forged || (visit->signed_in() &&
                             !security::EqualInConstantTime(visit->request.form.Get("csrf"), visit->csrf)))) {
    return Send(visit, ErrorAnswer(*visit, ForgedPost()), std::move(reply));
  }
  if (visit->route->permission) {
    const auto allowed = access::May(visit->roles(), visit->actor, *visit->route->permission);
    if (!allowed) return Send(visit, ErrorAnswer(*visit, allowed.error()), std::move(reply));
  }
  is_deed ? ServeDeed(visit, std::move(reply)) : ServePage(visit, std::move(reply));
}

void Frame::FindSession(Visit& visit) {
  const std::string_view token = visit.request.cookies.Get(kSessionCookie);
  if (token.empty()) return;
  const auto session = service_.authenticator.Check(token, visit.now);
  if (!session) return;
  visit.actor = KnownActorOf(session->user, session->account_version);
  if (!visit.actor.user) {
    const auto read = service_.reader.Read(
        [&](Record& record) { visit.actor = ReadActor(record, session->user, session->account_version); });
    if (!read || !visit.actor.user) return;
  }
  SessionTokens tokens = TokensOf(*session);
  visit.session = std::move(tokens.name);
  visit.csrf = std::move(tokens.csrf);
}

Frame::SessionTokens Frame::TokensOf(const security::SignedInUser& session) {
  {
    std::shared_lock lock(tokens_mutex_);
    if (const auto known = tokens_.find(session.session); known != tokens_.end()) return known->second;
  }
  SessionTokens made{security::SessionName(session.session), service_.authenticator.CsrfToken(session)};
  std::unique_lock lock(tokens_mutex_);
  if (tokens_.size() >= kMostTokens) tokens_.clear();
  tokens_[session.session] = made;
  return made;
}

Actor Frame::KnownActorOf(UserId user, std::int64_t account_version) {
  std::shared_lock lock(actors_mutex_);
  const auto known = actors_.find(user);
  const bool current = known != actors_.end() && known->second.account_version == account_version;
  return current ? known->second.actor : Actor{};
}

Actor Frame::ReadActor(Record& record, UserId user, std::int64_t account_version) {
  const auto row = record.council().User(user);
  if (!row || row->disabled) return {};
  const Actor actor = casework::ActorOf(*row);
  std::unique_lock lock(actors_mutex_);
  actors_[user] = {account_version, actor};
  return actor;
}

void Frame::ServePage(VisitPtr visit, http::Reply reply) {
  Answer answer;
  const auto read = service_.reader.Read([&](Record& record) { answer = visit->route->page(*visit, record); });
  if (!read) answer = ErrorAnswer(*visit, read.error());
  Send(visit, std::move(answer), std::move(reply));
}

void Frame::ServeDeed(VisitPtr visit, http::Reply reply) {
  Outcome outcome;
  const auto read = service_.reader.Read([&](Record& record) { outcome = visit->route->deed(*visit, record); });
  if (!read) return Send(visit, ErrorAnswer(*visit, read.error()), std::move(reply));
  if (auto* answer = std::get_if<Answer>(&outcome)) return Send(visit, std::move(*answer), std::move(reply));
  if (auto* plan = std::get_if<Plan>(&outcome)) return Carry(visit, std::move(*plan), std::move(reply));
  auto run = std::get<Later>(std::move(outcome)).run;
  service_.run_later([this, visit, run = std::move(run), reply = std::move(reply)]() mutable {
    Send(visit, run(*visit), std::move(reply));
  });
}

void Frame::Carry(VisitPtr visit, Plan plan, http::Reply reply) {
  const std::string command(visit->request.form.Get("command"));
  if (command.size() < 16)
    return Refuse(visit, plan, InvalidInput("This form is not complete. Open the page again."), std::move(reply));
  const std::string fingerprint = FingerprintOf(*visit, plan);
  auto kept = std::make_shared<Plan>(std::move(plan));
  auto work = [visit, kept](WritableRecord& record) { return kept->work(record, *visit); };
  auto done = [this, visit, kept, reply = std::move(reply)](Result<Document> result) mutable {
    if (result) return Send(visit, kept->then(*visit, *result), std::move(reply));
    // The writer's thread builds no pages.
    service_.run_later([this, visit, kept, error = result.error(), reply = std::move(reply)]() mutable {
      Refuse(visit, *kept, error, std::move(reply));
    });
  };
  service_.writer.Submit(command, fingerprint, visit->actor, std::move(work), std::move(done));
}

void Frame::Refuse(VisitPtr visit, const Plan& plan, const Error& error, http::Reply reply) {
  Answer answer;
  const bool shows_typed = plan.refused && error.code != ErrorCode::kInternal && error.code != ErrorCode::kNotFound;
  if (shows_typed) {
    const auto read = service_.reader.Read([&](Record& record) { answer = plan.refused(*visit, record, error); });
    if (!read) answer = ErrorAnswer(*visit, read.error());
    if (answer.response.status == 200) answer.response.status = StatusOf(error.code);
    if (error.code == ErrorCode::kForbidden) answer.shown.deed = AuditDeed::kRefused;
  } else {
    answer = ErrorAnswer(*visit, error);
  }
  Send(visit, std::move(answer), std::move(reply));
}

void Frame::Send(VisitPtr visit, Answer answer, http::Reply reply) {
  if (!NeedsRow(answer.shown)) return reply(std::move(answer.response));
  AuditRow row = RowOf(*visit, answer.shown);
  if (answer.shown.restricted) {
    auto response = std::make_shared<Response>(std::move(answer.response));
    service_.log.SubmitAuditDurably(std::move(row), [visit, response, reply = std::move(reply)](Result<void> kept) {
      reply(kept ? std::move(*response) : ErrorAnswer(*visit, kept.error()).response);
    });
    return;
  }
  const auto queued = service_.log.SubmitAudit(std::move(row));
  reply(queued ? std::move(answer.response) : ErrorAnswer(*visit, queued.error()).response);
}

int StatusOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidInput: return 422;
    case ErrorCode::kUnauthenticated: return 401;
    case ErrorCode::kForbidden: return 403;
    case ErrorCode::kNotFound: return 404;
    case ErrorCode::kConflict: return 409;
    case ErrorCode::kNotAllowedInState: return 409;
    case ErrorCode::kUnavailable: return 503;
    case ErrorCode::kInternal: return 500;
  }
  return 500;
}

Answer ErrorAnswer(Visit& visit, const Error& error) {
  // The page names the request; what went wrong stands in the log beside that name.
  if (error.code == ErrorCode::kInternal && visit.service->on_fault)
    visit.service->on_fault(visit.request.id, error.detail);
  Answer answer;
  answer.response = ErrorPage(visit, error, StatusOf(error.code));
  const bool is_refused =
      error.code == ErrorCode::kForbidden || (error.code == ErrorCode::kNotFound && AsksForRecord(visit));
  if (is_refused) answer.shown = RefusalOf(visit);
  return answer;
}

}  // namespace caseway::web
