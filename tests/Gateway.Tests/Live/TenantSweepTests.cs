using OrleansNotify.Testing;

namespace OrleansNotify.Live;

public sealed class TenantSweepTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly List<string> _checked = [];
    private readonly TaskCompletionSource _answer = new();

    [Fact]
    public async Task NoMoreThanSixteenAreCheckedAtOnce()
    {
        var (running, most) = (0, 0);

        await new TenantSweep(_time).Run(
            Enumerable.Range(0, 200), one => $"t{one % 7}",
            async _ =>
            {
                most = Math.Max(most, Interlocked.Increment(ref running));
                await Task.Yield();
                Interlocked.Decrement(ref running);
            },
            CancellationToken.None);

        Assert.InRange(most, 1, TenantSweep.AtOnce);
    }

    [Fact]
    public async Task ATenantThatDoesNotAnswerIsLeftOutUntilItDoes()
    {
        var sweep = new TenantSweep(_time);
        await Run(sweep, "h", "t");

        await Run(sweep, "h", "t");
        Assert.Equal(["h", "t", "t"], _checked.Order());

        _answer.SetResult();
        await Eventually.Holds(
            async () =>
            {
                await Run(sweep, "h");
                return _checked.Count(tenant => tenant == "h") > 1;
            },
            "the tenant that answers is checked again");
    }

    private async Task Run(TenantSweep sweep, params string[] tenants)
    {
        var running = sweep.Run(tenants, tenant => tenant, Check, CancellationToken.None);
        await Eventually.Holds(
            () =>
            {
                _time.Advance(TenantSweep.Patience);
                return running.IsCompleted;
            },
            "the sweep ends");
        await running;
    }

    private Task Check(string tenant)
    {
        lock (_checked)
        {
            _checked.Add(tenant);
        }

        return tenant == "h" ? _answer.Task : Task.CompletedTask;
    }
}
