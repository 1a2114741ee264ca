using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>As much of an endpoint store as sealed secrets need.</summary>
internal sealed class MemorySecrets : IEndpointStore
{
    private readonly Dictionary<EndpointRef, byte[]> _secrets = [];

    public bool IsDown { get; set; }

    public byte[] this[string id]
    {
        get => _secrets[new EndpointRef("acme", id)];
        set => _secrets[new EndpointRef("acme", id)] = value;
    }

    public Task<IReadOnlyList<EndpointRow>> SealedWithOther(byte[] keyId, int limit, CancellationToken cancellation)
        => IsDown
            ? throw new StoreUnavailableException("down")
            : Task.FromResult<IReadOnlyList<EndpointRow>>(
                [.. _secrets.Where(pair => !pair.Value.AsSpan().StartsWith(keyId)).Take(limit).Select(pair => Row(pair.Key, pair.Value))]);

    public Task<bool> Reseal(string tenant, string id, byte[] before, byte[] after, CancellationToken cancellation)
    {
        var key = new EndpointRef(tenant, id);
        var isSame = _secrets[key].AsSpan().SequenceEqual(before);
        _secrets[key] = isSame ? after : _secrets[key];
        return Task.FromResult(isSame);
    }

    public Task<IReadOnlyList<EndpointRow>> WithHeaders(EndpointRef after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<EndpointRow>> Behind(string tenant, IReadOnlyList<string>? ids, long seq, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> ReplaceSettings(string tenant, string id, string before, string after, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<CreateOutcome> Create(EndpointRow row, int mostOfTenant, int mostOfOwner, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EndpointRow?> Find(string tenant, string id, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<EndpointRow?> Take(string tenant, string id, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task Settle(string tenant, string id, long lease, DateTimeOffset? until, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<EndpointRow>> List(string tenant, string? owner, string after, int limit, CancellationToken cancellation)
        => throw new NotSupportedException();

    public Task<bool> Change(EndpointRow row, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<bool> Delete(string tenant, string id, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> Advance(string tenant, long seq, IReadOnlyList<RoutedEndpoint> endpoints, CancellationToken cancellation)
        => throw new NotSupportedException();

    public Task<IReadOnlyList<EndpointRef>> Due(DateTimeOffset until, CancellationToken cancellation) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> TenantsBehind(CancellationToken cancellation) => throw new NotSupportedException();

    private static EndpointRow Row(EndpointRef key, byte[] secrets)
        => new(key.Tenant, key.EndpointId, "", "{}", secrets, "enabled", null, 1, 0, 0, 0, 0, null, null, default, default);
}
