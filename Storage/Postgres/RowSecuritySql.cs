namespace OrleansNotify.Storage.Postgres;

/// <summary>What policies of tables would ask for.</summary>
internal static class RowSecuritySql
{
    /// <summary>Name of the parameter of <see cref="Say"/>.</summary>
    public const string Parameter = "notify_scope";

    /// <summary><c>true</c>: until the end of the transaction.</summary>
    public const string Say = $"SELECT set_config('notify.tenant', @{Parameter}, true)";
}
