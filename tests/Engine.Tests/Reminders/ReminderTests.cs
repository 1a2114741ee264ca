namespace OrleansNotify.Engine.Tests;

internal interface IReminded : IGrainWithStringKey
{
    Task Remind(string name, TimeSpan due, TimeSpan period);

    Task Forget(string name);

    Task<bool> Has(string name);

    Task<string[]> All();

    Task Leave();
}

internal sealed class RemindedGrain : Grain, IReminded, IRemindable
{
    Probe Probe => Probe.Of(this.GetPrimaryKeyString());

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        Probe.Note("deactivated");
        return Task.CompletedTask;
    }

    public Task Remind(string name, TimeSpan due, TimeSpan period) => this.RegisterOrUpdateReminder(name, due, period);

    public async Task Forget(string name) => await this.UnregisterReminder((await this.GetReminder(name))!);

    public async Task<bool> Has(string name) => await this.GetReminder(name) is { } reminder && reminder.ReminderName == name;

    public async Task<string[]> All() => [.. (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order()];

    public Task Leave()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task ReceiveReminder(string reminderName, TickStatus status)
    {
        Probe.Note($"{reminderName} every {status.Period.TotalMinutes}");
        return Task.CompletedTask;
    }
}

public sealed class ReminderTests(ClusterFixture fixture) : EngineTest(fixture)
{
    // A reminder that is due before its registration is through first ticks a whole period later, on both engines.
    static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(1500);
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task AReminderTicksWhenItIsDue()
    {
        await Grain<IReminded>().Remind("wake", Soonest, 2 * Minute);

        await Probe.Has("wake every 2");
    }

    [Fact]
    public async Task AReminderWakesAGrainThatIsGone()
    {
        await Grain<IReminded>().Remind("wake", Soonest, Minute);
        await Grain<IReminded>().Leave();
        await Probe.Has("deactivated");

        await Probe.Has("wake every 1");
        Assert.Equal("deactivated", Probe.Log[0]);
    }

    [Fact]
    public async Task RemindersAreListedUntilTheyAreUnregistered()
    {
        await Grain<IReminded>().Remind("a", Minute, Minute);
        await Grain<IReminded>().Remind("b", Minute, Minute);
        Assert.Equal(["a", "b"], await Grain<IReminded>().All());

        await Grain<IReminded>().Forget("a");

        Assert.False(await Grain<IReminded>().Has("a"));
        Assert.True(await Grain<IReminded>().Has("b"));
        Assert.Equal(["b"], await Grain<IReminded>().All());
    }

    [Fact]
    public async Task AnUnregisteredReminderDoesNotTick()
    {
        await Grain<IReminded>().Remind("gone", Soonest, Minute);
        await Grain<IReminded>().Forget("gone");
        await Grain<IReminded>().Remind("later", 1.2 * Soonest, Minute);

        await Probe.Has("later every 1");
        Assert.Equal(["later every 1"], Probe.Log);
    }

    [Fact]
    public async Task RegisteringAgainReplacesTheReminder()
    {
        await Grain<IReminded>().Remind("wake", TimeSpan.FromHours(1), Minute);
        await Grain<IReminded>().Remind("wake", Soonest, 3 * Minute);

        await Probe.Has("wake every 3");
        Assert.Equal(["wake"], await Grain<IReminded>().All());
    }

    [Fact]
    public async Task APeriodBelowAMinuteIsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Grain<IReminded>().Remind("wake", Soonest, Minute / 2));
    }
}
