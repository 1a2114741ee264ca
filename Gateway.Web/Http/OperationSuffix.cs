namespace OrleansNotify.Http;

/// <summary>After the names of a group's operations, where the same are also mapped elsewhere.</summary>
internal sealed record OperationSuffix(string Text);
