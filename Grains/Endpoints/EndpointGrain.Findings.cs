using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

/// <summary>What the pump finds out while it delivers.</summary>
internal sealed partial class EndpointGrain
{
    void IPumpOwner.Failed(string reason, Health health) => DisableFor(reason, health).Ignore();

    void IPumpOwner.Warned(int warning, Health health) =>
        reports.Failing(Key, _loaded.Settings.Url, health.FailingSince, health.FailingSince + services.Options.DisableAfter, warning);

    void IPumpOwner.Recovered(DateTimeOffset failingSince) => reports.Recovered(Key, _loaded.Settings.Url, failingSince);

    void IPumpOwner.Died(DeliveryRow delivery, int hops)
    {
        DeliveryMetrics.Dead.Add(1);
        reports.Dead(Key, _loaded.Settings.Url, delivery, hops);
    }

    void IPumpOwner.Replaced() => Replaced();

    private void Replaced()
    {
        if (_row is null)
        {
            // Deleted: its own lease is gone too.
            return;
        }

        logger.Replaced(Key.Tenant, Key.Id);
        _pump?.Close();
        DeactivateOnIdle();
    }

    private async Task DisableFor(string reason, Health health)
    {
        try
        {
            if (_row is not { State: EndpointState.Enabled })
            {
                return;
            }

            await Write(row => row with
            {
                State = EndpointState.Disabled,
                StateReason = reason,
                FailingSince = health.FailingSince,
                LastSuccessAt = health.LastSuccessAt,
            });
            logger.Disabled(Key.Tenant, Key.Id, reason);
            reports.Disabled(Key, _loaded.Settings.Url, reason, health.FailingSince);
        }
        catch (Exception e)
        {
            // Memory must not disagree with the disk: the next activation finds it enabled, and out again.
            logger.StateNotWritten(e, Key.Tenant, Key.Id);
            Leave();
        }
    }
}
