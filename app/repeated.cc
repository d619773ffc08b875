#include "app/repeated.h"

#include <utility>

namespace caseway::app {

Repeated::Repeated(std::chrono::seconds pause, std::function<void()> deed)
    : pause_(pause), deed_(std::move(deed)), thread_([this] { Run(); }) {}

Repeated::~Repeated() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Repeated::Run() {
  std::unique_lock lock(mutex_);
  while (!ending_) {
    lock.unlock();
    deed_();
    lock.lock();
    changed_.wait_for(lock, pause_, [this] { return ending_; });
  }
}

}  // namespace caseway::app
