namespace OrleansNotify.OneMachine.Page;

/// <param name="Waiting">Deliveries with a further attempt to come.</param>
/// <param name="Due">Those whose time has come.</param>
internal sealed record ReportedQueues(long Waiting, long Due);
