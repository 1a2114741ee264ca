namespace OrleansNotify.Storage;

public interface ISchema
{
    /// <summary>
    /// Creates or upgrades the schema. Several processes may call it at once. Throws <see cref="SchemaTooNewException"/> when the
    /// database was made by a newer program, <see cref="StoreUnavailableException"/> when it cannot be reached or written.
    /// </summary>
    Task Migrate(CancellationToken cancellation);
}
