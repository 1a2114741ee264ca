namespace OrleansNotify.Endpoints;

internal static class EndpointViews
{
    public static EndpointView Of(
        EndpointRow row, EndpointSettings settings, IReadOnlyList<SigningSecret> secrets, long headSeq, string breaker, DateTimeOffset now) => new(
        row.Id,
        row.Owner.Length > 0 ? row.Owner : null,
        HeaderRules.Masked(settings),
        row.State,
        row.StateReason,
        row.Version,
        row.Cursor,
        headSeq,
        row.FailingSince,
        row.LastSuccessAt,
        breaker,
        secrets.Count > 0 ? SigningSecrets.PublicKey(secrets[0].Text) : null,
        secrets.Max(secret => secret.ExpiresAt > now ? secret.ExpiresAt : null),
        row.CreatedAt,
        row.UpdatedAt);
}
