using System.Diagnostics;

namespace OrleansNotify.Simulator;

/// <summary>A stream of events, receivers that change, and at the end an owner who repairs what is left.</summary>
internal sealed class Story(SimulatedServer server, Owner owner, ReceiverHost host, Ledger ledger, Screen screen)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(1) / Cast.EventsPerSecond;

    private volatile bool _isOver;

    public async Task Run(CancellationToken stop)
    {
        ledger.Store = server.Store;
        foreach (var receiver in host.All)
        {
            receiver.Endpoint = await owner.CreateEndpoint(host.Url(receiver), stop);
        }

        Screen.Introduce();
        await screen.Show(() => Play(host.StartClock(), stop));
    }

    private async Task Play(Stopwatch clock, CancellationToken stop)
    {
        var watching = Watch(clock, stop);
        await Task.WhenAll(Publish(clock, stop), Tell(clock, stop));
        await Repair(clock, stop);
        _isOver = true;
        await watching;
    }

    private async Task Publish(Stopwatch clock, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(PublishEvery, TimeProvider.System);
        for (var number = 1L; clock.Elapsed < Cast.Length; number++)
        {
            ledger.Publishing(number, clock.Elapsed);
            await owner.Publish(number, stop);
            ledger.Accept(number);
            await tick.WaitForNextTickAsync(stop);
        }
    }

    private async Task Tell(Stopwatch clock, CancellationToken stop)
    {
        foreach (var (at, text) in Cast.Plot)
        {
            var wait = at - clock.Elapsed;
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, TimeProvider.System, stop);
            screen.Say(clock.Elapsed, text);
        }
    }

    /// <summary>What is left is a breaker that would still wait, and dead letters.</summary>
    private async Task Repair(Stopwatch clock, CancellationToken stop)
    {
        foreach (var receiver in host.All.Where(receiver => receiver.Breaker != "closed"))
        {
            screen.Say(clock.Elapsed, $"the breaker of {receiver.Name} is {receiver.Breaker}: its owner pauses and resumes it, and what waited goes out");
            await owner.PauseAndResume(receiver.Endpoint, stop);
        }

        await Wait(() => ledger.Retrying == 0 && ledger.Missing <= ledger.Dead, clock, stop);
        if (ledger.Dead > 0)
        {
            screen.Say(clock.Elapsed, $"nothing is retried further; {ledger.Dead} dead letters are sent again");
            await owner.ResendDeadLetters(stop);
        }

        await Wait(() => ledger.Missing == 0 && ledger.Retrying + ledger.Dead == 0, clock, stop);
        screen.Say(clock.Elapsed, ledger.Missing == 0 ? "every event has arrived everywhere" : $"{ledger.Missing} deliveries are missing");
    }

    private static async Task Wait(Func<bool> isDone, Stopwatch clock, CancellationToken stop)
    {
        var until = clock.Elapsed + Patience;
        // Twice: what it looks at was read a moment ago.
        for (var times = 0; times < 2 && clock.Elapsed < until; times = isDone() ? times + 1 : 0)
        {
            await Task.Delay(LookEvery * 2, TimeProvider.System, stop);
        }
    }

    private async Task Watch(Stopwatch clock, CancellationToken stop)
    {
        using var tick = new PeriodicTimer(LookEvery, TimeProvider.System);
        while (!_isOver && await tick.WaitForNextTickAsync(stop))
        {
            var (retrying, dead) = await owner.Counts(stop);
            ledger.Stand(retrying, dead);
            foreach (var receiver in host.All)
            {
                receiver.Breaker = await owner.Breaker(receiver.Endpoint, stop);
            }

            ledger.Now = clock.Elapsed;
            screen.Draw();
        }
    }
}
