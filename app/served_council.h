// ServedCouncil: one council's record opened for serving: its pages, the commands of this machine, and its timers.
//
//   auto council = ServedCouncil::Open({.folder = "data", .on_fatal = stop}, clock, log);
//   doorstep.Open((*council)->frame());
//   ...
//   server->Shutdown(10s);      // before the council goes: no request may be under way
//
// While it lives it moves cases whose time has come (every 30 seconds) and removes the rows of ended sessions (every 5
// minutes). Threads: frame() serves from any; the rest belongs to the one that opened it.
#pragma once

#include <memory>
#include <string>

#include "app/fault_log.h"
#include "app/repeated.h"
#include "app/runtime.h"
#include "app/sign_in.h"
#include "storage/local_socket.h"
#include "storage/sqlite/audit_log.h"
#include "storage/sqlite/import_results.h"
#include "storage/sqlite/queries/erasures.h"
#include "web/frame.h"
#include "web/http/worker_pool.h"

namespace caseway::app {

class ServedCouncil {
 public:
  // Errors: those of Runtime::Open and SignInDoors::Open; kInternal when the local socket cannot be made. `clock` and
  // `log` outlive it.
  static Result<std::unique_ptr<ServedCouncil>> Open(const RuntimeOptions& options, const Clock& clock,
                                                     const FaultLog& log);

  web::Frame& frame() { return frame_; }
  Runtime& runtime() { return *runtime_; }
  SignInDoors& doors() { return *doors_; }
  bool is_demonstration() const { return service_.demonstration; }

 private:
  ServedCouncil(std::unique_ptr<Runtime> runtime, std::unique_ptr<SignInDoors> doors, const FaultLog& log);
  web::Service Wire(const FaultLog& log);
  void StartTimers(const FaultLog& log);
  Result<web::ImportOutcome> Import(const std::string& name, const std::string& bytes, const Actor& actor,
                                    const web::ImportWish& wish);

  // In the order they are needed: what is last goes first.
  std::unique_ptr<Runtime> runtime_;
  std::unique_ptr<SignInDoors> doors_;
  http::WorkerPool pool_{2, 1000};
  storage::SqliteAudit audit_;
  storage::SqliteBlobs blobs_;
  storage::SqliteErasureReader erasures_;
  storage::SqliteImportResults import_results_;
  web::Service service_;
  web::Frame frame_;
  storage::LocalServer local_;
  std::unique_ptr<Repeated> system_timer_;
  std::unique_ptr<Repeated> session_sweep_;
};

}  // namespace caseway::app
