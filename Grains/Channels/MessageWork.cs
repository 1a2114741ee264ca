namespace OrleansNotify.Channels;

/// <summary>An attempt that begins, or is under way.</summary>
internal sealed record MessageWork(PreparedMessage Prepared, int Number, ProviderAccount Account, AccountGate Gate, bool IsProbe)
{
    public MessageRow Row => Prepared.Row;

    public string AttemptId => MessageAttempt.IdOf(Row.Id, Number);
}
