using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Dispatch;

/// <summary>What came of a command to create an endpoint.</summary>
/// <param name="Refusal">Null: the endpoint is there.</param>
/// <param name="Secrets">Null: an earlier command with the same id has created it.</param>
internal sealed record EndpointCreation(EndpointStatus? Refusal, SigningSecret[]? Secrets)
{
    public static async Task<EndpointCreation> Of(
        string tenant, CreateEndpoint command, DeliveryServices services, EndpointSecretBox secretBox)
    {
        if (!SigningSecrets.IsSupported(command.Settings.Signature))
        {
            return new EndpointCreation(EndpointStatus.SchemeUnsupported, null);
        }

        if (HeaderRules.Merge(command.Settings, null) is null)
        {
            return new EndpointCreation(EndpointStatus.HeadersInvalid, null);
        }

        SigningSecret[] secrets = [new(SigningSecrets.Create(command.Settings.Signature), null)];
        var (now, key) = (services.Now, new EndpointKey(tenant, command.Id));
        var row = new EndpointRow(
            tenant, command.Id, command.Owner ?? "", EndpointSettingsJson.Write(secretBox.Seal(key, command.Settings)),
            secretBox.Seal(key, secrets), EndpointState.Enabled, null, 1, 0, 0, 0, 0, null, null, now, now);
        var outcome = await services.Endpoints.Create(
            row, services.Options.EndpointsPerTenant, services.Options.EndpointsPerUser, CancellationToken.None);
        return outcome switch
        {
            CreateOutcome.LimitReached => new EndpointCreation(EndpointStatus.LimitReached, null),
            CreateOutcome.Created => new EndpointCreation(null, secrets),
            _ => new EndpointCreation(null, null),
        };
    }

    /// <summary>The answer that shows the secret, the only one that does.</summary>
    public static EndpointResult Result(EndpointRow row, SigningSecret[] secrets, DateTimeOffset now)
    {
        var view = EndpointViews.Of(row, EndpointSettingsJson.Read(row.Settings), secrets, row.Cursor, Breaker.Closed, now);
        return new EndpointResult(EndpointStatus.Done, view, SigningSecrets.Shown(secrets[0].Text));
    }
}
