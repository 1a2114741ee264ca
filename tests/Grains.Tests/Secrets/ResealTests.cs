using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OrleansNotify.Channels;
using OrleansNotify.Endpoints;
using OrleansNotify.Reseal;
using OrleansNotify.Storage;
using OrleansNotify.Tenants;
using OrleansNotify.Testing;

namespace OrleansNotify.Secrets;

public sealed class ResealTests
{
    private static readonly SecretKey Old = NewKey();
    private static readonly SecretKey Current = NewKey();
    private static readonly SigningSecret[] Secrets = [new("whsec_AAAA", null), new("whsec_BBBB", DateTimeOffset.UnixEpoch)];

    private readonly MemorySecrets _store = new();
    private readonly MemoryAccounts _accounts = new();
    private readonly SecretBox _box = new(new SecretKeys(Current, Old));
    private readonly RecordedLog _log = new();

    [Fact]
    public async Task WhatAnOldKeySealedIsSealedAnewAndReadsTheSame()
    {
        for (var i = 0; i < 250; i++)
        {
            _store[$"ep_{i}"] = Sealed(Old, $"ep_{i}");
        }

        await Job().Run(default);

        var after = new EndpointSecretBox(new SecretBox(new SecretKeys(Current)));
        Assert.All(Enumerable.Range(0, 250), i => Assert.Equal(Secrets, after.Open(new EndpointKey("acme", $"ep_{i}"), _store[$"ep_{i}"])));
        Assert.Equal([4301], _log.Ids);
    }

    [Fact]
    public async Task WhatNoKeyOpensIsLeftAndItsKeyNamed()
    {
        var unknown = NewKey();
        for (var i = 0; i < 150; i++)
        {
            _store[$"ep_{i}"] = Sealed(unknown, $"ep_{i}");
        }

        _store["ep_last"] = Sealed(Old, "ep_last");
        var before = _store["ep_7"];

        await Job().Run(default);

        Assert.Same(before, _store["ep_7"]);
        Assert.True(_box.IsCurrent(_store["ep_last"]));
        Assert.Equal([4301, 4302], _log.Ids);
        Assert.Contains($"150 endpoints are sealed with key {SecretBox.KeyIdOf(before)}", _log.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsOfProviderAccountsAreSealedAgainAndReadTheSame()
    {
        var settings = new Dictionary<string, string> { ["authToken"] = "secret" };
        for (var i = 0; i < 250; i++)
        {
            _accounts.Add("acme", $"acc_{i}", new AccountSettingsBox(new SecretBox(new SecretKeys(Old))).Seal("acme", $"acc_{i}", settings));
        }

        await Job().Run(default);

        var after = new AccountSettingsBox(new SecretBox(new SecretKeys(Current)));
        Assert.All(_accounts.Rows, row => Assert.Equal(settings, after.Open("acme", row.Id, row.Settings)));
        Assert.Equal(250, _accounts.Rows.Count);
    }

    [Fact]
    public async Task SecretsMovedToAnotherEndpointAreNotOpened()
    {
        _store["ep_1"] = Sealed(Old, "ep_2");

        await Job().Run(default);

        Assert.False(_box.IsCurrent(_store["ep_1"]));
        Assert.Null(new EndpointSecretBox(_box).Open(new EndpointKey("acme", "ep_1"), _store["ep_1"]));
    }

    [Fact]
    public async Task NothingToDoIsNotWorthALine()
    {
        _store["ep_1"] = Sealed(Current, "ep_1");

        await Job().Run(default);

        Assert.Empty(_log.Ids);
    }

    [Fact]
    public async Task WhatIsSealedIsLookedAtDailyAndAfterFiveMinutesWhenTheStoreIsDown()
    {
        Assert.Equal(TimeSpan.FromDays(1), await Job().Run(default));

        _store.IsDown = true;

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Job().Run(default));
        Assert.Equal(TimeSpan.FromMinutes(5), Job().AfterFailure);
    }

    private static byte[] Sealed(SecretKey key, string id)
        => new EndpointSecretBox(new SecretBox(new SecretKeys(key))).Seal(new EndpointKey("acme", id), Secrets);

    private static SecretKey NewKey() => new(RandomNumberGenerator.GetBytes(SecretKey.Length));

    private ResealJob Job() => new(
        _store, new EndpointSecretBox(_box), _accounts, new AccountSettingsBox(_box), new NoTenants(), null!, _box, new ManualTimeProvider(), _log);

    private sealed class NoTenants : ITenantStore
    {
        public Task<TenantRow?> Find(string name, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<TenantRow>> List(string after, int limit, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TenantRow>>([]);

        public Task<IReadOnlyList<TenantRow>> Deleting(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<TenantRow> Add(string name, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<TenantRow?> Stand(string name, string standing, DateTimeOffset now, CancellationToken cancellation) => throw new NotSupportedException();

        public Task ListOrigins(string name, string origins, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<string>> Origins(CancellationToken cancellation) => throw new NotSupportedException();

        public Task<IReadOnlyList<TenantRow>> Unlisted(string after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

        public Task<bool> EraseSome(string name, CancellationToken cancellation) => throw new NotSupportedException();

        public Task Remove(string name, CancellationToken cancellation) => throw new NotSupportedException();
    }

    private sealed class RecordedLog : ILogger<ResealJob>
    {
        public List<int> Ids { get; } = [];

        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Ids.Add(eventId.Id);
            Lines.Add(formatter(state, exception));
        }
    }
}
