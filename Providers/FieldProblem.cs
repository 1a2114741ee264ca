namespace OrleansNotify.Channels;

/// <param name="Field">The name of a field, given or missing.</param>
/// <param name="Reason">For people, without the value: it may be a secret.</param>
public sealed record FieldProblem(string Field, string Reason);
