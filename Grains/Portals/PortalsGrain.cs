using OrleansNotify.Tenants;

namespace OrleansNotify.Portals;

// Resolve, Page and Logo interleave: each reads references that are assigned once they are written.
[GrainType("portals")]
internal sealed class PortalsGrain(
    [PersistentState("portals")] IPersistentState<PortalsState> state, [PersistentState("portal-page")] IPersistentState<PortalPageState> page,
    [PersistentState("portal-logo")] IPersistentState<PortalLogoState> logoState, TimeProvider time) : Grain, IPortalsGrain
{
    private const int Most = 1_000;

    private PortalsState _current = new();
    private PortalPageState _page = new();
    private PortalLogo? _logo;

    private IEnumerable<StoredPortalLink> Live => _current.Links.Where(link => link.ExpiresAt > time.GetUtcNow());

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (_current, _page, _logo) = (state.State, page.State, logoState.State.View());
        return Task.CompletedTask;
    }

    public async Task<TenantStatus> Add(PortalLink link, string codeHash)
    {
        var live = Live.ToList();
        if (live.Count >= Most)
        {
            return TenantStatus.LimitReached;
        }

        await Write([.. live, StoredPortalLink.Of(link, codeHash)]);
        return TenantStatus.Done;
    }

    public Task<PortalLink[]> List() => Task.FromResult(Live.Reverse().Select(link => link.View()).ToArray());

    public async Task<PortalLink?> Open(string codeHash, string tokenHash)
    {
        if (Live.FirstOrDefault(link => link.CodeHash == codeHash && link.OpenedAt is null) is not { } found)
        {
            return null;
        }

        var opened = found with { OpenedAt = time.GetUtcNow(), CodeHash = "", TokenHash = tokenHash };
        await Write([.. Live.Select(link => link == found ? opened : link)]);
        return opened.View();
    }

    public Task<PortalLink?> Resolve(string tokenHash) => Task.FromResult(Live.FirstOrDefault(link => link.TokenHash == tokenHash)?.View());

    public async Task<int> Expire(string? id, string? consumer, string? sessionId)
    {
        var ended = Live.Where(link => (id is null || link.Id == id) && (consumer is null || link.Consumer == consumer)
            && (sessionId is null || link.SessionId == sessionId)).ToHashSet();
        if (ended.Count > 0)
        {
            await Write([.. Live.Where(link => !ended.Contains(link))]);
        }

        return ended.Count;
    }

    public Task<PortalPage> Page() => Task.FromResult(_page.View(_logo));

    public async Task<PortalPage?> ChangePage(string name, string accent, string[] frameOrigins, long? version)
    {
        if (version is not null && version != _page.Version)
        {
            return null;
        }

        await OrBeginAgain(async () =>
        {
            page.State = new PortalPageState { Name = name, Accent = accent, FrameOrigins = frameOrigins, Version = _page.Version + 1 };
            await page.WriteStateAsync();
            _page = page.State;
        });
        return _page.View(_logo);
    }

    public Task<PortalLogo?> Logo() => Task.FromResult(_logo);

    public Task ChangeLogo(PortalLogo? logo) => OrBeginAgain(async () =>
    {
        logoState.State = PortalLogoState.Of(logo);
        await logoState.WriteStateAsync();
        _logo = logo;
    });

    public async Task Forget()
    {
        await state.ClearStateAsync();
        await page.ClearStateAsync();
        await logoState.ClearStateAsync();
        DeactivateOnIdle();
    }

    private Task Write(StoredPortalLink[] links) => OrBeginAgain(async () =>
    {
        state.State = new PortalsState { Links = links };
        await state.WriteStateAsync();
        _current = state.State;
    });

    private async Task OrBeginAgain(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch
        {
            // Whether it took effect is not known: the next call reads from the store.
            DeactivateOnIdle();
            throw;
        }
    }
}
