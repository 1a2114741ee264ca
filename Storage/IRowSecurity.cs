namespace OrleansNotify.Storage;

/// <summary>The policies by which PostgreSQL itself keeps tenants apart. Not registered for SQLite, which has none.</summary>
public interface IRowSecurity
{
    Task<RowSecurityState> State(CancellationToken cancellation);

    /// <summary>Makes the policies of all tables that have none, unless a process is connected that would see nothing with them.</summary>
    /// <returns>The application names of such processes; none: the policies are on.</returns>
    Task<IReadOnlyList<string>> TurnOn(CancellationToken cancellation);
}
