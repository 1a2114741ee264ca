using OrleansNotify.SystemTests.Deliveries;
using OrleansNotify.SystemTests.Histories;
using OrleansNotify.SystemTests.Kills;

namespace OrleansNotify.SystemTests.Upgrades;

/// <summary>Senders, publishers and writers of one tenant's state, half of them at the gateway of each version.</summary>
internal sealed class UpgradeLoad : IAsyncDisposable
{
    private const int Publishers = 3;
    private const int PerSecond = 20;

    // A publisher's numbers and idempotency keys are made of its own number; senders have 1 to 4.
    private const int FirstOfOld = 11;
    private const int FirstOfYoung = 21;

    private readonly CancellationTokenSource _stopOld = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Sender> _senders;
    private readonly Task _sending;
    private readonly Task _writing;
    private readonly Load _oldLoad;
    private readonly Load _youngLoad;

    public UpgradeLoad(TwoVersions versions, string privateTo, TimeSpan span)
    {
        NotifyClient[] gateways = [versions.Old, versions.Young];
        _senders = [.. Enumerable.Range(0, 4).Select(i => new Sender(i + 1, hasKeys: true, gateways[i % 2], privateTo, new Random(i)))];
        _sending = Task.WhenAll(_senders.Select((sender, i) => sender.Run((i % 2 == 0 ? _stopOld : _stop).Token)));
        FromOld = new MemberWriter(versions.Old.Port, "old", span / 60);
        FromYoung = new MemberWriter(versions.Young.Port, "young", span / 60);
        _writing = Task.WhenAll(FromOld.Run(_stopOld.Token), FromYoung.Run(_stopOld.Token));
        _oldLoad = Load.Start(versions.OldOwner, Publishers, PerSecond, FirstOfOld);
        _youngLoad = Load.Start(versions.YoungOwner, Publishers, PerSecond, FirstOfYoung);
    }

    public MemberWriter FromOld { get; }

    public MemberWriter FromYoung { get; }

    public IReadOnlyList<PublishedEvent> Published => [.. _oldLoad.Published, .. _youngLoad.Published];

    public IReadOnlyList<PostedEvent> Posted => [.. _senders.SelectMany(sender => sender.Posted)];

    public async Task StopOld()
    {
        await _stopOld.CancelAsync();
        await _oldLoad.Stop();
        await _writing;
    }

    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _youngLoad.Stop();
        await _sending;
    }

    public async ValueTask DisposeAsync()
    {
        await StopOld();
        await Stop();
        _stop.Dispose();
        _stopOld.Dispose();
        FromOld.Dispose();
        FromYoung.Dispose();
    }
}
