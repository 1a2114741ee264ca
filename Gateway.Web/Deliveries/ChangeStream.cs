using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Deliveries;

/// <summary>
/// One viewer's stream: what changed since its place, read from the store, then what its tenant's follower finds. Nothing is lost between
/// the two: the store is read after the follower has offered something for the first time.
/// </summary>
internal sealed class ChangeStream(
    string tenant, ChangeViewer viewer, ChangeEvents events, ChangeText? text, ChangeReader changes, PendingDeliveries pending,
    IEventLog log, TimeProvider time)
{
    private const int MostAtOnce = 20_000;
    private const int MostPending = 1_000;
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(1);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SayEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private long _place;
    private DateTimeOffset _saidAt;

    public async Task Run(long? since, CancellationToken ended)
    {
        ChangeBatch? first;
        do
        {
            first = await viewer.Next(SayEvery, time, ended);
        }
        while (first is not { Place: > 0 });

        _place = Math.Min(since ?? first.Place, first.Place);
        await CatchUp(ended);
        while (true)
        {
            await Step(await viewer.Next(LookEvery, time, ended), ended);
        }
    }

    private async Task Step(ChangeBatch? batch, CancellationToken ended)
    {
        if (viewer.IsLost)
        {
            viewer.Clear();
            await Reset(await changes.Settled(ended), ended);
        }
        else if (viewer.IsBehind)
        {
            viewer.Clear();
            await CatchUp(ended);
        }
        else if (batch is not null)
        {
            await Show(batch.Rows, batch.Place, ended);
        }

        if (time.GetUtcNow() - _saidAt >= SayEvery)
        {
            await Say(ended);
        }
    }

    private async Task CatchUp(CancellationToken ended)
    {
        var settled = await changes.Settled(ended);
        var found = settled - _place > Oldest.TotalMilliseconds ? null : await changes.Since(tenant, _place, MostAtOnce, ended);
        var waiting = found is null || !viewer.Filter.TakesPending ? DeliveryPage.Empty : await Pending(ended);
        if (found is null || waiting.Next is not null)
        {
            await Reset(settled, ended);
            return;
        }

        await Show([.. waiting.Deliveries, .. found.Select(change => change.Row)], settled, ended);
        await Say(ended);
    }

    private async Task<DeliveryPage> Pending(CancellationToken ended)
    {
        var from = await log.SeqAt(tenant, DateTimeOffset.FromUnixTimeMilliseconds(_place) - ClocksDiffer, ended);
        var filter = viewer.Filter with { FromSeq = Math.Max(from, viewer.Filter.FromSeq ?? 0), Limit = MostPending };
        return await pending.Read(tenant, filter, new FilterAllowance(), ended);
    }

    private async Task Show(IReadOnlyList<DeliveryRow> rows, long place, CancellationToken ended)
    {
        var found = text is null || rows.Count == 0 ? rows : await text.Of(tenant, rows, ended);
        var shown = found.Select(row => (Row: row, Match: ChangeMatches.Of(viewer.Filter, row))).Where(one => one.Match != ChangeMatch.None).ToArray();
        await events.Deliveries(shown, _place, Math.Max(_place, place), ended);
        _place = Math.Max(_place, place);
        _saidAt = shown.Length > 0 ? time.GetUtcNow() : _saidAt;
    }

    private async Task Reset(long place, CancellationToken ended)
    {
        _place = place;
        await events.Reset(place, ended);
        _saidAt = time.GetUtcNow();
    }

    private async Task Say(CancellationToken ended)
    {
        await events.CaughtUp(_place, ended);
        _saidAt = time.GetUtcNow();
    }
}
