namespace OrleansNotify.Channels;

/// <summary>What the errors of a service mean: by its own table, else by the one of all services.</summary>
/// <param name="path">Of its table.</param>
/// <param name="refine">Which case of a type it is, where the answer says so by its text alone; null: no special one.</param>
internal sealed class AwsErrors(string path, Func<AwsError, string?>? refine = null)
{
    private static readonly CodeTable Common = CodeTable.Read("Aws/codes.json");

    private readonly CodeTable _own = CodeTable.Read(path);

    /// <summary>The codes in use are <c>Type</c> and, where one type says too little, <c>Type/CASE</c>.</summary>
    public ProviderOutcome OutcomeOf(HttpAnswer answer, DateTimeOffset now)
    {
        var error = AwsError.In(answer);
        string?[] cases = [refine?.Invoke(error), error.Reason, .. error.Fields];
        var codes = cases.OfType<string>().Select(name => $"{error.Type}/{name}").Append(error.Type);
        var code = codes.FirstOrDefault(code => (_own.Find(code) ?? Common.Find(code)) is not null) ?? error.Type;
        return (_own.Find(code) is null ? Common : _own).OutcomeOf(code, error.Shown, answer, now);
    }
}
