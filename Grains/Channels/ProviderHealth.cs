namespace OrleansNotify.Channels;

/// <summary>Whether the operator's providers answer. Asked at most every half minute, however often this is called.</summary>
internal sealed class ProviderHealth(OperatorAccounts accounts, TimeProvider time)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private Task<IReadOnlyDictionary<string, ProviderAnswers>>? _last;
    private DateTimeOffset _until;

    public Task<IReadOnlyDictionary<string, ProviderAnswers>> Get()
    {
        lock (_lock)
        {
            if (_last is null || time.GetUtcNow() >= _until)
            {
                (_last, _until) = (Ask(), time.GetUtcNow() + Kept);
            }

            return _last;
        }
    }

    private async Task<IReadOnlyDictionary<string, ProviderAnswers>> Ask()
    {
        using var deadline = new CancellationTokenSource(Longest, time);
        var checks = await Task.WhenAll(accounts.All.Select(async pair
            => (pair.Key, Account: pair.Value, Check: await pair.Value.Provider.Check(pair.Value.Settings, deadline.Token))));
        return checks.ToDictionary(
            one => one.Key.Word(), one => new ProviderAnswers(one.Account.Manifest.Id, one.Check.IsReachable, one.Check.Detail));
    }
}
