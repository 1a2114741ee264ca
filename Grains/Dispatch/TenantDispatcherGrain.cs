using Microsoft.Extensions.Logging;
using OrleansNotify.Channels;
using OrleansNotify.Cluster;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Storage;

namespace OrleansNotify.Dispatch;

/// <summary>
/// Follows the tenant's log once for all its endpoints. Everything interleaves: one loop at a time routes (<see cref="LogRouter"/>), and a
/// route is replaced as a whole between two awaits.
/// </summary>
[GrainType("tenant-dispatcher"), EntryPlacement]
internal sealed class TenantDispatcherGrain(
    DeliveryServices services, EndpointSecretBox secretBox, IMessageStore messages, MessageAudience audience, DeliveryLag lag,
    ILogger<TenantDispatcherGrain> logger) : Grain, ITenantDispatcherGrain
{
    private const int RowsAtOnce = 512;
    private const int ToldAtOnce = 32;
    private const long MostCatchUp = 5_000;
    private const long AdvanceAfter = 2_000;
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(5);

    private readonly RouteTable _routes = new();
    private MessageRoute _messages = null!;
    private LogRouter _router = null!;
    private long _advancedTo;
    private long _lookedAt;
    private IGrainTimer? _timer;

    private string Tenant => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var head = await services.Log.Head(Tenant, cancellationToken);
        var rows = await Enabled(cancellationToken);
        // What few events there are since is read once for all; who is further behind reads the log alone.
        _advancedTo = Math.Max(head.Seq - MostCatchUp, rows.Select(row => row.Cursor).Append(head.Seq).Min());
        _messages = new MessageRoute(GrainFactory.GetGrain<IMessagePlannerGrain>(Tenant), _advancedTo);
        _messages.Types = await audience.Types(Tenant, cancellationToken);
        await _messages.Wake(messages, Tenant, head.Seq);
        _router = new LogRouter(Tenant, services.Log, _advancedTo, lag, logger, RouteAll);
        rows.ForEach(Add);
        _router.CatchUp(head.Seq).Ignore();
        KeepLooking();
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _router?.Stop();
        return Task.CompletedTask;
    }

    public async Task<EndpointResult> Create(CreateEndpoint command)
    {
        var creation = await EndpointCreation.Of(Tenant, command, services, secretBox);
        if (creation.Refusal is { } refusal)
        {
            return new EndpointResult(refusal, null, null);
        }

        var row = await Follow(command.Id);
        return creation.Secrets is { } secrets
            ? EndpointCreation.Result(row!, secrets, services.Now)
            : new EndpointResult(EndpointStatus.Done, await Endpoint(command.Id).Get(), null);
    }

    public Task Changed(string endpointId) => Follow(endpointId);

    public async Task ChannelsChanged()
    {
        await GrainFactory.GetGrain<IMessagePlannerGrain>(Tenant).Changed();
        _messages.Types = await audience.Types(Tenant, CancellationToken.None);
    }

    public async Task TenantChanged()
    {
        await GrainFactory.GetGrain<IMessagePlannerGrain>(Tenant).Changed();
        foreach (var channel in ChannelWords.All)
        {
            await GrainFactory.GetGrain<IMessageSenderGrain>(new SenderKey(Tenant, channel).ToString()).Changed();
        }

        foreach (var some in (await Enabled(CancellationToken.None)).Chunk(ToldAtOnce))
        {
            await Task.WhenAll(some.Select(row => Endpoint(row.Id).TenantChanged()));
        }

        // The log of a tenant that is deleted and made again starts at 1; so does this.
        DeactivateOnIdle();
    }

    public Task Committed(LogBatch batch)
    {
        services.Traces.Learn(Tenant, batch.Events);
        _router.Offer(batch);
        KeepLooking();
        return Task.CompletedTask;
    }

    public async Task Wake()
    {
        var head = await services.Log.Head(Tenant, CancellationToken.None);
        await _router.CatchUp(head.Seq);
        KeepLooking();
    }

    private async Task<EndpointRow?> Follow(string endpointId)
    {
        var row = await services.Endpoints.Find(Tenant, endpointId, CancellationToken.None);
        _routes.Remove(endpointId);
        if (row?.State == EndpointState.Enabled)
        {
            Add(row);
        }

        return row;
    }

    private async Task<List<EndpointRow>> Enabled(CancellationToken cancellation)
    {
        var (rows, after) = (new List<EndpointRow>(), "");
        IReadOnlyList<EndpointRow> page;
        do
        {
            page = await services.Endpoints.List(Tenant, null, after, RowsAtOnce, cancellation);
            rows.AddRange(page.Where(row => row.State == EndpointState.Enabled));
            after = page.Count > 0 ? page[^1].Id : after;
        }
        while (page.Count == RowsAtOnce);
        return rows;
    }

    private void Add(EndpointRow row)
    {
        var match = EndpointMatch.Of(row.Owner, EndpointSettingsJson.Read(row.Settings));
        var from = Math.Max(row.Cursor, _router.Dispatched);
        var route = new Route(Endpoint(row.Id), match, from, from);
        _routes.Add(row.Id, route);
        if (row.Cursor < _router.Dispatched)
        {
            route.Endpoint.Wake(_router.Dispatched).Ignore();
        }
    }

    private void KeepLooking() =>
        _timer ??= this.RegisterGrainTimer(_ => Advance(), new GrainTimerCreationOptions(LookEvery, LookEvery) { Interleave = true, KeepAlive = true });

    private void RouteAll(IReadOnlyList<LoggedEvent> events)
    {
        _messages.Offer(events);
        foreach (var route in _routes.Concerned(events))
        {
            if (route.Take(events) is { } batch)
            {
                route.Endpoint.Offer(batch).Ignore();
            }
        }
    }

    /// <summary>
    /// Looks whether those that were told are done, as who is not has perhaps missed a hint; and lets the cursors of all that have nothing
    /// in hand follow the log, once it is quiet or has gone far.
    /// </summary>
    private async Task Advance()
    {
        await _router.Continue();
        var upTo = _router.Dispatched;
        var isQuiet = upTo == _lookedAt;
        var isAll = isQuiet || upTo - _advancedTo >= AdvanceAfter;
        _lookedAt = upTo;
        try
        {
            var asked = _routes.All.Where(route => isAll || route.Value.IsOpen).ToArray();
            var routed = asked.Select(route => new RoutedEndpoint(route.Key, route.Value.LastRouted)).ToArray();
            var behind = (await services.Endpoints.Advance(Tenant, upTo, routed, CancellationToken.None)).ToHashSet();
            var isPlanned = await _messages.Advance(messages, Tenant, upTo, isAll);
            _advancedTo = isAll ? upTo : _advancedTo;
            foreach (var (id, route) in asked)
            {
                route.IsOpen = behind.Contains(id) || route.LastRouted > upTo;
                if (behind.Contains(id))
                {
                    route.Endpoint.Wake(upTo).Ignore();
                }
            }

            if (isQuiet && isPlanned && behind.Count == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
        catch (StoreUnavailableException e)
        {
            logger.DispatchDelayed(e, Tenant);
        }
    }

    private IEndpointGrain Endpoint(string id) => GrainFactory.GetGrain<IEndpointGrain>(new EndpointKey(Tenant, id).ToString());
}
