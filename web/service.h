// Service: everything the web layer is given by the program that starts it.
//
// Wired once by app/serve; nothing here is made by the web layer itself. Threads: shared by all; each member says so of
// itself.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/casework/erase_person.h"
#include "core/casework/import_referral.h"
#include "core/ports/audit.h"
#include "core/ports/blobs.h"
#include "core/ports/clock.h"
#include "core/ports/digest.h"
#include "core/ports/record.h"
#include "core/ports/writer.h"
#include "security/authenticator.h"
#include "security/enrolment.h"
#include "security/own_sign_in.h"
#include "web/import_results.h"
#include "web/visit.h"

namespace caseway::web {

// The live workflows, swapped whole when a council changes a setting.
class LiveHolder {
 public:
  std::shared_ptr<const Live> Get() const { return std::atomic_load(&live_); }
  void Set(std::shared_ptr<const Live> live) { std::atomic_store(&live_, std::move(live)); }

 private:
  std::shared_ptr<const Live> live_;
};

struct Service {
  RecordReader& reader;
  RecordWriter& writer;
  Writer& log;  // for audit rows
  AuditReader& audit;
  BlobStore& blobs;
  LiveHolder& live;
  security::Authenticator& authenticator;
  security::Enrolment& enrolment;
  security::OwnSignIn& own_sign_in;
  OneTimeLinkStore& links;
  const Digest& digest;
  const Clock& clock;
  std::string council_name;
  bool demonstration = false;
  // Hands work that waits (Argon2, an import, a page after a refusal) to threads that serve no sockets.
  std::function<void(std::function<void()>)> run_later;
  // Called after a setting, team or calendar changed: builds and swaps the live workflows anew.
  std::function<void()> refresh_live;
  // Loads a file of referrals as this person; on a worker thread.
  std::function<Result<ImportOutcome>(const std::string& file_name, const std::string& bytes, const Actor& actor,
                                      const ImportWish& wish)>
      import_referrals;
  // What came of the files brought in lately, for their own pages.
  std::shared_ptr<ImportResults> import_results = std::make_shared<ImportResults>();
  // Checks one row of such a file, column and text. Errors: kInvalidInput with a field for each broken rule.
  std::function<Result<casework::ReferralRow>(const std::vector<std::pair<std::string, std::string>>& row, Instant now)>
      read_referral;
  // Erasure by law: what was asked for, and its carrying out as this person; on a worker thread. None: not offered.
  ErasureReading* erasures = nullptr;
  std::function<Result<Document>(const std::string& command_id, const Actor& actor, const casework::EraseCommand&)>
      erase_person = {};
  // For the log: a fault's request id and detail, without personal data.
  std::function<void(const std::string& request, const std::string& detail)> on_fault;
};

}  // namespace caseway::web
