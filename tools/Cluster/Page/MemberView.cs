namespace OrleansNotify.OneMachine.Page;

/// <summary>A member as the page shows it.</summary>
/// <param name="State"><c>ready</c>, <c>starting</c>, <c>down</c>, <c>stopped</c>, <c>silent</c>, or what it says why it is not ready.</param>
/// <param name="Lag">Seconds; like the rest after it null while nobody says it.</param>
/// <param name="Memory">Resident bytes.</param>
internal sealed record MemberView(
    string Name,
    string Role,
    string State,
    bool IsReady,
    DateTimeOffset Since,
    int? ProcessId,
    int Port,
    int? HealthPort,
    int Restarts,
    long? Sockets,
    int? Grains,
    double? Lag,
    long? Memory);
