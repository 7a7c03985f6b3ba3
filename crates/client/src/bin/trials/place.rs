//! A network namespace of its own for some of the participants: a thread that stands in it, and runs what is to happen there.
//! The namespace goes with the thread, however the process ends.

use anyhow::{Context, Result, ensure};
use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;
use std::process::{Command, Stdio};
use std::sync::mpsc as blocking;
use tokio::sync::{mpsc, oneshot};
use tokio::task::LocalSet;

type Job = Box<dyn FnOnce() -> Pin<Box<dyn Future<Output = ()>>> + Send>;

pub struct Place {
    jobs: mpsc::UnboundedSender<Job>,
    space: PathBuf,
}

impl Place {
    /// With nothing but loopback. Fails where this is not allowed: it takes root.
    pub fn new(name: &str) -> Result<Place> {
        let (jobs, to_do) = mpsc::unbounded_channel::<Job>();
        let (ready, entered) = blocking::channel();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || match enter() {
            Ok((space, runtime)) => {
                let _ = ready.send(Ok(space)); // Whoever asked waits for it.
                LocalSet::new().block_on(&runtime, work(to_do));
            }
            Err(error) => drop(ready.send(Err(error))),
        })?;
        let space = entered.recv().context("the thread of a namespace is gone")??;
        Ok(Place { jobs, space })
    }

    /// What `make` makes, there. Tasks it spawns stay there, and live as long as the place.
    pub async fn run<T, F>(&self, make: impl FnOnce() -> F + Send + 'static) -> Result<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + 'static,
    {
        let (done, result) = oneshot::channel();
        let job = move || -> Pin<Box<dyn Future<Output = ()>>> {
            let future = make();
            Box::pin(async move { drop(done.send(future.await)) }) // Given up meanwhile: so be it.
        };
        self.jobs.send(Box::new(job)).ok().context("the place is gone")?;
        result.await.context("something there has failed")
    }

    /// Runs `ip -batch` or `nft -f` on these lines, there.
    pub async fn order(&self, program: &'static str, lines: &str) -> Result<()> {
        let lines = lines.to_owned();
        self.run(move || async move { order(program, &lines) }).await?
    }

    /// A cable from here to another place, with an address at each end.
    pub async fn join(
        &self,
        [name, address]: [&str; 2],
        other: &Place,
        [far, far_address]: [&str; 2],
    ) -> Result<()> {
        let space = other.space.display();
        let ours = format!(
            "link add {name} type veth peer name {far} netns {space}\naddress add {address} dev {name}\nlink set {name} up\n"
        );
        self.order("ip", &ours).await?;
        other.order("ip", &format!("address add {far_address} dev {far}\nlink set {far} up\n")).await
    }
}

async fn work(mut to_do: mpsc::UnboundedReceiver<Job>) {
    while let Some(job) = to_do.recv().await {
        tokio::task::spawn_local(job());
    }
}

fn enter() -> Result<(PathBuf, tokio::runtime::Runtime)> {
    // SAFETY: flags alone are given; the call changes this thread only.
    let done = unsafe { libc::unshare(libc::CLONE_NEWNET) };
    ensure!(done == 0, "no network namespace: {}", std::io::Error::last_os_error());
    // SAFETY: takes nothing and cannot fail.
    let thread = unsafe { libc::gettid() };
    order("ip", "link set lo up\n")?;
    // All of the runtime is this thread, so that nothing of it stands elsewhere.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    Ok((format!("/proc/{}/task/{thread}/ns/net", std::process::id()).into(), runtime))
}

/// In this thread's namespace: a child stands where its parent's thread does.
fn order(program: &str, lines: &str) -> Result<()> {
    let arguments: &[&str] = if program == "nft" { &["-f", "-"] } else { &["-batch", "-"] };
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut process = command.spawn().with_context(|| format!("no `{program}` here"))?;
    std::io::Write::write_all(&mut process.stdin.take().context("its input is piped")?, lines.as_bytes())?;
    let done = process.wait_with_output()?;
    let why = String::from_utf8_lossy(&done.stderr);
    ensure!(done.status.success(), "`{program}`: {}\n{lines}", why.trim());
    Ok(())
}
