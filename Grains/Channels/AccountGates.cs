using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>The accounts of one channel with their gates, which outlive a change of the accounts.</summary>
internal sealed class AccountGates
{
    private const int LooksWithoutAccounts = 64;
    private readonly Dictionary<string, AccountGate> _gates = new(StringComparer.Ordinal);

    public IReadOnlyList<ProviderAccount> Accounts { get; private set; } = [];

    public AccountGate this[string accountId] => _gates[accountId];

    public void Set(IReadOnlyList<ProviderAccount> accounts)
    {
        Accounts = accounts;
        foreach (var account in accounts)
        {
            if (!_gates.TryGetValue(account.Id, out var gate))
            {
                _gates.Add(account.Id, gate = new AccountGate());
            }

            gate.Rate = account.RatePerSecond > 0 ? account.RatePerSecond : account.Manifest.Capabilities.RatePerSecond;
            gate.Concurrency = account.Manifest.Capabilities.Concurrency;
        }
    }

    /// <summary>As a decision sees them.</summary>
    public IReadOnlyList<DecisionAccount> Facts(DateTimeOffset now) =>
    [
        .. Accounts.Select(account => new DecisionAccount
        {
            AccountId = account.Id,
            IsPaused = account.IsPaused,
            UnavailableUntil = _gates[account.Id].UnavailableUntil(now),
            IsCapture = account.IsCapture,
            Prices = account.Prices,
            MaxLength = account.Manifest.Capabilities.MaxLength,
        }),
    ];

    /// <summary>
    /// How many messages are worth looking at: for more there is no place at any account. Without accounts to call some are looked at all
    /// the same, as the decision says what they wait for.
    /// </summary>
    /// <param name="at">When there are none: when to ask again; <see cref="DateTimeOffset.MaxValue"/>: when a call has ended.</param>
    public int Room(DateTimeOffset now, out DateTimeOffset at)
    {
        at = DateTimeOffset.MaxValue;
        long room = 0;
        foreach (var account in Accounts.Where(account => !account.IsPaused))
        {
            room += _gates[account.Id].Room(now, out var roomAt);
            at = roomAt < at ? roomAt : at;
        }

        return Accounts.All(account => account.IsPaused) ? LooksWithoutAccounts : (int)Math.Min(room, int.MaxValue);
    }

    /// <summary>Whether another account may be called now.</summary>
    public bool HasOther(string accountId, DateTimeOffset now)
        => Accounts.Any(account => account.Id != accountId && !account.IsPaused && _gates[account.Id].UnavailableUntil(now) is null);

    /// <summary>The first account in the decision's order that takes a call now, with its place taken.</summary>
    /// <param name="retryAt">When none does: when to ask again; <see cref="DateTimeOffset.MaxValue"/>: when a call has ended.</param>
    public (ProviderAccount Account, AccountGate Gate, bool IsProbe)? TryStart(Decision decision, DateTimeOffset now, out DateTimeOffset retryAt)
    {
        retryAt = DateTimeOffset.MaxValue;
        foreach (var id in decision.Accounts)
        {
            if (Accounts.FirstOrDefault(account => account.Id == id) is not { } account)
            {
                continue;
            }

            var gate = _gates[id];
            if (gate.TryStart(now, out var isProbe) is not { } until)
            {
                return (account, gate, isProbe);
            }

            // Its turn comes: only what cannot be called at all is passed over.
            retryAt = until < retryAt ? until : retryAt;
            if (gate.UnavailableUntil(now) is null)
            {
                return null;
            }
        }

        return null;
    }
}
