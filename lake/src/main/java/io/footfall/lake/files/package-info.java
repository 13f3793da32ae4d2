/** Where the lake's files are: a disk, HDFS, an object store, behind one small interface. */
package io.footfall.lake.files;
