namespace OrleansNotify.Storage;

public sealed class StorageOptions
{
    /// <summary>Folder of the SQLite file (<c>notify.db</c>); made when missing. Default <c>./data</c>. Not used with PostgreSQL.</summary>
    public string DataDirectory { get; set; } = "./data";

    /// <summary>PostgreSQL connection string (Npgsql keywords or a <c>postgres://</c> URL). Empty: SQLite. Default empty.</summary>
    public string PostgresConnectionString { get; set; } = "";

    /// <summary>Most connections of this process to PostgreSQL. Default 20, so that four processes stay under PostgreSQL's default of 100.</summary>
    public int PostgresPoolSize { get; set; } = 20;

    /// <summary>Whether other processes write to the database too, so that this one, when it stood still, may have been replaced. Default false.</summary>
    public bool IsShared { get; set; }

    public bool IsPostgres => PostgresConnectionString.Length > 0;
}
