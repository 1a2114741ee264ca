using Microsoft.Extensions.Logging;
using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>An endpoint's settings and secrets, opened, and what it matches, as of the row that was adopted last.</summary>
internal sealed class LoadedEndpoint(
    DeliveryServices services, EndpointKey key, EndpointSecretBox secretBox, OperationalReports reports, ILogger logger)
{
    private EndpointRow? _adopted;
    private bool _areHeadersReadable;
    private IReadOnlyList<SigningSecret> _secrets = [];

    public EndpointSettings Settings { get; private set; } = null!;

    public EndpointMatch Match { get; private set; } = null!;

    /// <summary>None, so that nothing is sent, when a header cannot be opened.</summary>
    public IReadOnlyList<SigningSecret> SendingSecrets => _areHeadersReadable ? _secrets : [];

    public void Adopt(EndpointRow row)
    {
        if (_adopted?.Settings != row.Settings)
        {
            var stored = EndpointSettingsJson.Read(row.Settings);
            var opened = secretBox.Open(key, stored);
            _areHeadersReadable = opened is not null;
            Settings = opened ?? stored;
            if (opened is null)
            {
                logger.SecretsUnreadable(key.Tenant, key.Id);
            }

            Match = EndpointMatch.Of(row.Owner, Settings, FilterOverBudget(row.Version));
        }

        if (_adopted?.Secrets != row.Secrets)
        {
            _secrets = secretBox.Open(key, row.Secrets) ?? [];
            if (_secrets.Count == 0)
            {
                logger.SecretsUnreadable(key.Tenant, key.Id);
            }
        }

        _adopted = row;
    }

    public PumpTarget Target(EndpointRow row) => new(
        key, row.Lease, Settings, Match, Settings.RetrySchedule ?? services.Schedule, SendingSecrets, row.DrainUpTo, row.DrainRate);

    public EndpointView View(EndpointRow row, DeliveryPump pump, long headSeq)
    {
        var health = pump.Health;
        return EndpointViews.Of(
            row with { Cursor = pump.Cursor, FailingSince = health.FailingSince, LastSuccessAt = health.LastSuccessAt },
            Settings, _secrets, headSeq, pump.Breaker, services.Now);
    }

    /// <summary>The new settings as they are stored, with the values of headers that they leave as they are; null: one of these cannot be opened.</summary>
    public string? Merge(EndpointSettings settings)
        => HeaderRules.Merge(settings, _areHeadersReadable ? Settings : null) is { } merged
            ? EndpointSettingsJson.Write(secretBox.Seal(key, merged))
            : null;

    /// <summary>The secrets as they are stored, with a new one that signs; the others still do for the overlap.</summary>
    public byte[] Rotate(string secret, TimeSpan overlap) => secretBox.Seal(key, SecretRules.Rotate(_secrets, secret, overlap, services.Now));

    /// <summary>Said once for the settings that it is about, not with every event.</summary>
    private Action FilterOverBudget(long version)
    {
        var isSaid = false;
        return () =>
        {
            DeliveryMetrics.FiltersOverBudget.Add(1);
            if (!isSaid)
            {
                isSaid = true;
                logger.FilterOverBudget(key.Tenant, key.Id, FilterRun.MaxSteps);
                reports.FilterOverBudget(key, Settings.Url, version);
            }
        };
    }
}
